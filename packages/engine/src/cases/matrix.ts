// A table of outcomes: every host with every method, path, sender and port. The axes are the mesh's own, where nobody names others.
import type { Outcome } from '../decision.ts';
import { message } from '../sentence.ts';
import type { StringMatch } from '../model/virtualService.ts';
import { destinationsText, summarize } from '../summarize.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { doorsOf } from '../reach/places.ts';
import { route } from '../route.ts';

export interface MatrixAxes {
  readonly hosts: readonly string[];
  readonly methods: readonly string[];
  readonly paths: readonly string[];
  readonly clients: readonly Client[];
  readonly ends: readonly MatrixEnd[];
}

/** Where a request goes in: a port, in plaintext or inside TLS. */
export interface MatrixEnd {
  readonly port: number;
  readonly isTls: boolean;
  /** The server asks for a certificate. */
  readonly clientCert?: boolean;
}

export interface MatrixCell {
  readonly client: Client;
  readonly request: HttpRequest;
  readonly kind: Outcome['kind'];
  /** A few characters: `go-server:8000`, `404`, `301`. */
  readonly label: string;
  /** The answer in one line. */
  readonly summary: string;
}

export const cellCount = ({ hosts, methods, paths, clients, ends }: MatrixAxes): number =>
  hosts.length * methods.length * paths.length * clients.length * ends.length;

export type MatrixQuestion = Pick<MatrixCell, 'client' | 'request'>;

/** Sender by sender, port by port, host by host, path by path, method by method. How many are too many is for the caller. */
export function matrixQuestions({ hosts, methods, paths, clients, ends }: MatrixAxes): readonly MatrixQuestion[] {
  return clients.flatMap((client) =>
    ends.flatMap((end) =>
      hosts.flatMap((host) =>
        paths.flatMap((path) => methods.map((method) => ({ client, request: requestTo(end, method, host, path) }))),
      ),
    ),
  );
}

function requestTo({ port, isTls, clientCert }: MatrixEnd, method: string, host: string, path: string): HttpRequest {
  return {
    protocol: 'http',
    method,
    // As clients write it: the port only where it is not the scheme's own.
    host: port === (isTls ? 443 : 80) ? host : `${host}:${port}`,
    port,
    path,
    headers: [],
    ...(isTls && { tls: { sni: host, ...(clientCert && { clientCert }) } }),
  };
}

export function matrixCell(mesh: Mesh, { client, request }: MatrixQuestion): MatrixCell {
  const decision = route(mesh, client, request);
  const { outcome } = decision;
  return { client, request, kind: outcome.kind, label: labelOf(outcome), summary: message(summarize(decision)) };
}

/** The ports at which senders may ask something over HTTP: the servers of a gateway, the service ports that a pod sees. */
export function matrixEnds(mesh: Mesh, clients: readonly Client[]): readonly MatrixEnd[] {
  const ends = clients.flatMap((client) =>
    doorsOf(mesh, client).flatMap(({ port, listener }) => {
      const chains = listener.chains.filter(({ network }) => network.kind === 'http');
      return chains.map(({ terminate }): MatrixEnd => {
        const clientCert = terminate === 'MUTUAL' || terminate === 'ISTIO_MUTUAL';
        return { port, isTls: terminate !== undefined, ...(clientCert && { clientCert }) };
      });
    }),
  );
  return [...new Map(ends.map((end) => [`${end.isTls} ${end.port}`, end] as const)).values()];
}

function labelOf(outcome: Outcome): string {
  const destinations = 'destinations' in outcome ? (outcome.destinations ?? []) : [];
  const status = 'status' in outcome && outcome.status !== undefined ? String(outcome.status) : outcome.kind;
  const goes = outcome.kind === 'forwarded' || outcome.kind === 'weighted' || outcome.kind.startsWith('tcp-');
  return goes && destinations.length > 0 ? destinationsText(destinations, !outcome.kind.startsWith('tcp-')) : status;
}

const usualMethods = ['GET', 'POST'];

/** What the text itself speaks of, the first `most` of each. */
export function matrixAxes(mesh: Mesh, clients: readonly Client[], most: number): MatrixAxes {
  const services = mesh.virtualServices;
  const matches = services.flatMap(({ http }) => http.flatMap(({ route: { match = [] } }) => match));
  const first = (values: readonly string[]): readonly string[] => [...new Set(values)].slice(0, most);
  return {
    hosts: first(
      services.flatMap(
        ({
          resource: {
            spec: { hosts },
          },
        }) => hosts.map((host) => host.replace(/^\*\.?/, host === '*' ? 'any.test' : 'any.')),
      ),
    ),
    methods: first([...usualMethods, ...matches.flatMap(({ method }) => exactOf(method))]),
    paths: first(['/', ...matches.flatMap(({ uri }) => exactOf(uri))].filter((path) => path.startsWith('/'))),
    clients: clients.slice(0, most),
    ends: matrixEnds(mesh, clients).slice(0, most),
  };
}

const exactOf = (match: StringMatch | undefined): readonly string[] =>
  match?.kind === 'exact' || match?.kind === 'prefix' ? [match.value] : [];

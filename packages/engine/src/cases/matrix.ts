// A table of outcomes: every host with every method, path and sender. The axes are the mesh's own, where nobody names others.
import type { Outcome } from '../decision.ts';
import { message } from '../sentence.ts';
import type { StringMatch } from '../model/virtualService.ts';
import { destinationsText, summarize } from '../summarize.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';

export interface MatrixAxes {
  readonly hosts: readonly string[];
  readonly methods: readonly string[];
  readonly paths: readonly string[];
  readonly clients: readonly Client[];
  readonly port: number;
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

export const cellCount = ({ hosts, methods, paths, clients }: MatrixAxes): number =>
  hosts.length * methods.length * paths.length * clients.length;

/** Sender by sender, host by host, path by path, method by method. How many are too many is for the caller to say. */
export function matrixOf(mesh: Mesh, { hosts, methods, paths, clients, port }: MatrixAxes): readonly MatrixCell[] {
  return clients.flatMap((client) =>
    hosts.flatMap((host) =>
      paths.flatMap((path) =>
        methods.map((method) => cellOf(mesh, client, { protocol: 'http', method, host, port, path, headers: [] })),
      ),
    ),
  );
}

function cellOf(mesh: Mesh, client: Client, request: HttpRequest): MatrixCell {
  const decision = route(mesh, client, request);
  const { outcome } = decision;
  return { client, request, kind: outcome.kind, label: labelOf(outcome), summary: message(summarize(decision)) };
}

function labelOf(outcome: Outcome): string {
  const destinations = 'destinations' in outcome ? (outcome.destinations ?? []) : [];
  const status = 'status' in outcome && outcome.status !== undefined ? String(outcome.status) : outcome.kind;
  const goes = outcome.kind === 'forwarded' || outcome.kind === 'weighted' || outcome.kind.startsWith('tcp-');
  return goes && destinations.length > 0 ? destinationsText(destinations) : status;
}

const usualMethods = ['GET', 'POST'];

/** What the text itself speaks of, the first `most` of each. */
export function matrixAxes(mesh: Mesh, clients: readonly Client[], port: number, most: number): MatrixAxes {
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
    port,
  };
}

const exactOf = (match: StringMatch | undefined): readonly string[] =>
  match?.kind === 'exact' || match?.kind === 'prefix' ? [match.value] : [];

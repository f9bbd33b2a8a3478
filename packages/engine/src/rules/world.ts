// Small worlds for the tests of rules: resources from plain values, requests in one line, answers as one line.
import { decode } from '../decode.ts';
import type { DestinationShare, Outcome } from '../decision.ts';
import type { Json, JsonObject } from '../ref.ts';
import type { Client, HttpRequest, TcpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { resolve } from '../resolve/resolve.ts';
import { route, type RouteOptions } from '../route.ts';
import { defaultSettings, type MeshSettings } from '../settings.ts';

type Spec = Readonly<Record<string, Json>>;

function object(apiVersion: string, kind: string, at: string, more: Spec): JsonObject {
  const [namespace = '', name = ''] = at.split('/');
  const { metadata, ...rest } = more;
  return { apiVersion, kind, metadata: { ...(metadata as JsonObject | undefined), name, namespace }, ...rest };
}
const istio =
  (kind: string) =>
  (at: string, spec: Spec, metadata: JsonObject = {}): JsonObject =>
    object('networking.istio.io/v1', kind, at, { spec, metadata });

/** Each takes `namespace/name` and the spec. */
export const gateway = istio('Gateway');
export const virtualService = istio('VirtualService');
export const destinationRule = istio('DestinationRule');
export const serviceEntry = istio('ServiceEntry');
export const sidecar = istio('Sidecar');
export const workloadEntry = istio('WorkloadEntry');

/** @param ports `http:80`, `tcp-db:5432`, `http:80>8080` with a target port */
export function service(at: string, ports: readonly string[], spec: Spec = {}, metadata: JsonObject = {}): JsonObject {
  const name = at.slice(at.indexOf('/') + 1);
  const written = ports.map((text) => {
    const [, portName = '', port = '', target] = /^([^:]*):(\d+)(?:>(\d+))?$/.exec(text) ?? [];
    return { name: portName, port: Number(port), ...(target === undefined ? {} : { targetPort: Number(target) }) };
  });
  return object('v1', 'Service', at, { metadata, spec: { selector: { app: name }, ports: written, ...spec } });
}

/** Pods `app: name` and further labels. */
export function pods(at: string, labels: JsonObject = {}, replicas = 1): JsonObject {
  const name = at.slice(at.indexOf('/') + 1);
  return object('apps/v1', 'Deployment', at, {
    spec: { replicas, template: { metadata: { labels: { app: name, ...labels } } } },
  });
}

/** A Service on port 80 with a pod. */
export const web = (at: string, ports: readonly string[] = ['http:80']): JsonObject[] => [service(at, ports), pods(at)];

/** One http rule that leads to a host. */
export const to = (host: string, more: Spec = {}): JsonObject => ({ route: [{ destination: { host } }], ...more });

export function world(objects: readonly Json[], settings: Partial<MeshSettings> = {}): Mesh {
  const resources = objects.flatMap((value) => decode(value).resource ?? []);
  return resolve(resources, { ...defaultSettings, ...settings });
}

/** Documents that the API server refuses, as `Kind namespace/name`. */
export const refused = (objects: readonly Json[]): string[] =>
  world(objects).rejected.map(({ resource }) => `${resource.kind} ${resource.namespace}/${resource.name}`);

export const ingress: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
export const podIn = (namespace: string, labels: Record<string, string> = {}): Client => ({
  kind: 'sidecar',
  namespace,
  labels,
});

/** The selector of {@link ingress}. */
export const selector = { istio: 'ingressgateway' };

interface More extends RouteOptions {
  readonly headers?: HttpRequest['headers'];
  readonly tls?: HttpRequest['tls'];
  readonly dial?: string;
  /** The Host header where it is not the line's: any text, or null for none. */
  readonly host?: string | null;
  /** The target where it is not the line's path. */
  readonly path?: string;
}

/** The outcome of `GET host:port/path`; port 80 where none is given. */
export function ask(mesh: Mesh, client: Client, line: string, more: More = {}): Outcome {
  const [, method = '', host = '', port, path = ''] =
    /^(\S+) ([^:/\s]*|\[[^\]]*\])(?::(\d+))?(\/.*)?$/.exec(line) ?? [];
  const { headers = [], tls, dial, host: written, path: target, ...options } = more;
  const request: HttpRequest = {
    protocol: 'http',
    method,
    ...(written === null ? {} : { host: written ?? host }),
    port: port === undefined ? 80 : Number(port),
    path: target ?? (path === '' ? '/' : path),
    headers,
    ...(tls && { tls }),
    ...(dial === undefined ? {} : { dial }),
  };
  return route(mesh, client, request, options).outcome;
}

/** The outcome of a few bytes to `dial:port`. */
export function send(mesh: Mesh, client: Client, line: string, tls?: TcpRequest['tls']): Outcome {
  const [dial = '', port = ''] = line.split(':');
  return route(mesh, client, { protocol: 'tcp', port: Number(port), dial, ...(tls && { tls }) }).outcome;
}

/** `forwarded 80||web.app by app/vs[0.1]`: kind, flags, clusters, rule with its match. */
export function told(outcome: Outcome): string {
  const rule = 'rule' in outcome && outcome.rule ? outcome.rule : undefined;
  const match = rule?.match === undefined ? '' : `.${rule.match}`;
  const name = rule?.virtualService.slice(rule.virtualService.indexOf('/') + 1);
  return [
    outcome.kind,
    'flags' in outcome ? outcome.flags : undefined,
    'destinations' in outcome ? outcome.destinations?.map(shortCluster).join(' + ') : undefined,
    rule && `by ${name}[${rule.http}${match}]`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

const shortCluster = ({ cluster, weight }: DestinationShare): string =>
  `${cluster.replace(/^outbound\|/, '').replace(/\.svc\.cluster\.local$/, '')}${weight === undefined ? '' : `*${weight}`}`;

// A first question for a text that has just come in: one that its first rule is there to answer.
import type { Client, HttpMatchRequest, HttpRequest, Resource, Service, VirtualService } from '@portolan/engine';
import { gatewayPorts, sendersOf } from './senders.ts';

interface Question {
  readonly client: Client;
  readonly request: HttpRequest;
}

/** Undefined where nothing in the text has a name that one could ask for. */
export function firstQuestion(resources: readonly Resource[]): Question | undefined {
  for (const resource of resources) {
    const question = resource.kind === 'VirtualService' ? askOf(resource, resources) : undefined;
    if (question) return question;
  }
  const service = resources.find((resource): resource is Service => resource.kind === 'Service');
  const port = service?.spec.ports?.[0]?.port;
  if (!service || port === undefined) return undefined;
  return { client: podOf(resources, service.namespace), request: get(service.name, port) };
}

function askOf(virtualService: VirtualService, resources: readonly Resource[]): Question | undefined {
  const { hosts, gateways = ['mesh'], http = [] } = virtualService.spec;
  const host = hosts.find((name) => !name.includes('*'));
  if (host === undefined || http.length === 0) return undefined;
  const match = http[0]?.match?.[0];
  const gateway = sendersOf(resources).find(({ client }) => client.kind === 'gateway')?.client;
  if (gateway && gateways.some((name) => name !== 'mesh')) {
    const ports = gatewayPorts(resources, gateway);
    return { client: gateway, request: get(host, ports.includes(80) ? 80 : (ports[0] ?? 80), match) };
  }
  const { namespace } = virtualService;
  return { client: podOf(resources, namespace), request: get(host, servicePort(resources, host, namespace), match) };
}

/** A pod of that namespace, else any that the text has, else one without labels. */
function podOf(resources: readonly Resource[], namespace: string): Client {
  const pods = sendersOf(resources).flatMap(({ client }) => (client.kind === 'sidecar' ? [client] : []));
  return pods.find((pod) => pod.namespace === namespace) ?? pods[0] ?? { kind: 'sidecar', namespace, labels: {} };
}

function servicePort(resources: readonly Resource[], host: string, namespace: string): number {
  const [name, inNamespace = namespace] = host.split('.');
  const service = resources.find(
    (resource): resource is Service =>
      resource.kind === 'Service' && resource.name === name && resource.namespace === inNamespace,
  );
  return service?.spec.ports?.[0]?.port ?? 80;
}

const securePorts: ReadonlySet<number> = new Set([443, 8443]);

function get(host: string, port: number, match: HttpMatchRequest = {}): HttpRequest {
  const isSecure = securePorts.has(port);
  const { uri, method, headers = {} } = match;
  const exact = Object.entries(headers).flatMap(([name, value]) =>
    value.kind === 'exact' ? [[name, value.value] as const] : [],
  );
  return {
    protocol: 'http',
    method: method?.kind === 'exact' ? method.value : 'GET',
    host: port === (isSecure ? 443 : 80) ? host : `${host}:${port}`,
    port,
    path: uri?.kind === 'exact' || uri?.kind === 'prefix' ? uri.value : '/',
    headers: exact,
    ...(isSecure ? { tls: { sni: host } } : {}),
  };
}

// VirtualServices and Services that name a host and still have no say for a client on a port: refused, bound elsewhere, hidden or not
// imported. Every test is the one that resolving makes; asked only when a trace tells it.
import { hostsMatch, resolveShortName } from '../host.ts';
import type { Gateway } from '../model/resource.ts';
import { few, labelsText } from '../names.ts';
import { nearest } from '../nearest.ts';
import type { PassedOver } from '../proxy/config.ts';
import type { ResourceId } from '../ref.ts';
import type { Client } from '../request.ts';
import { dialledListener, selects, serversOn } from './gatewayServers.ts';
import type { Mesh, MeshVirtualService } from './mesh.ts';
import { servicesIn } from './meshIndex.ts';
import { proxyOf, type Proxy } from './proxy.ts';
import { isVisibleTo } from './visibility.ts';
import { whyUnknown } from './whyNoCluster.ts';

/** Nobody reads more. */
const most = 5;

/**
 * @param host of the request, lower-case and without port
 * @param known resources that the trace names already
 */
export function absentFor(
  mesh: Mesh,
  client: Client,
  host: string,
  port: number,
  known: ReadonlySet<ResourceId>,
): readonly PassedOver[] {
  const proxy = proxyOf(mesh, client);
  const found: PassedOver[] = [
    ...(client.kind === 'sidecar' ? serviceFor(proxy, host) : []),
    ...refusedFor(mesh, host),
  ];
  for (const virtualService of mesh.virtualServices) {
    if (found.length >= most) break;
    if (known.has(virtualService.resource.id) || !names(virtualService.hosts, host)) continue;
    const why =
      client.kind === 'gateway' ? atGateway(proxy, virtualService, host, port) : fromPod(proxy, virtualService);
    if (why) found.push(why);
  }
  return found.slice(0, most);
}

/** A Service that bears the name, and that the client does not see (R-SVC-10, R-SC-7). */
function serviceFor({ mesh, client, scope }: Proxy, host: string): readonly PassedOver[] {
  const { domain } = mesh.settings;
  const forms = [`.${client.namespace}.svc.${domain}`, `.svc.${domain}`, `.${domain}`, ''].map((tail) => host + tail);
  const known = forms.find((form) => servicesIn(mesh).byHost.has(form));
  if (known === undefined || scope.services.has(known)) return [];
  const { at, ...why } = whyUnknown(mesh, client.namespace, known);
  return at ? [{ ...why, at }] : [];
}

const names = (hosts: readonly string[], host: string): boolean =>
  hosts.some((own) => own !== '*' && hostsMatch(own.toLowerCase(), host));

function refusedFor({ rejected, settings }: Mesh, host: string): PassedOver[] {
  return rejected.flatMap(({ resource, problems }) => {
    if (resource.kind !== 'VirtualService') return [];
    const { id, namespace, name, spec } = resource;
    const hosts = (spec.hosts ?? []).map((own) => resolveShortName(own, namespace, settings.domain));
    if (!names(hosts, host)) return [];
    const problem = problems.find(({ severity }) => severity === 'error');
    const values = { name: `${namespace}/${name}`, problem: problem?.message.replace(/\.$/, '') ?? '' };
    const at = problem?.at ?? { resource: id, path: [] };
    return [{ message: 'absent.refused', values, rule: problem?.code ?? '', at }];
  });
}

/** Why a VirtualService gives a client nothing on a port, as far as its bindings and exports tell. */
export function whyAbsent(proxy: Proxy, virtualService: MeshVirtualService, port: number): PassedOver | undefined {
  const [host = ''] = virtualService.hosts;
  return proxy.client.kind === 'gateway'
    ? atGateway(proxy, virtualService, host, port)
    : fromPod(proxy, virtualService);
}

type Values = Readonly<Record<string, string | number>>;

function note(
  { resource }: MeshVirtualService,
  message: string,
  rule: string,
  field: string,
  values: Values = {},
): PassedOver {
  const name = `${resource.namespace}/${resource.name}`;
  return { message, values: { name, ...values }, rule, at: { resource: resource.id, path: ['spec', field] } };
}

function fromPod({ client, scope }: Proxy, virtualService: MeshVirtualService): PassedOver | undefined {
  const { gateways, exportTo } = virtualService;
  const { namespace } = client;
  if (!gateways.includes('mesh'))
    return note(virtualService, 'absent.only-gateways', 'R-VS-1', 'gateways', { gateways: few(gateways) });
  if (!isVisibleTo(exportTo, namespace))
    return note(virtualService, 'absent.hidden', 'R-VS-3', 'exportTo', { namespace });
  const isImported = scope.egress.some((egress) => egress.virtualServices.includes(virtualService));
  return isImported ? undefined : note(virtualService, 'absent.not-imported', 'R-VS-8', 'hosts');
}

function atGateway(
  proxy: Proxy,
  virtualService: MeshVirtualService,
  host: string,
  port: number,
): PassedOver | undefined {
  const { gateways, exportTo } = virtualService;
  const { namespace } = proxy.client;
  const bound = gateways.filter((name) => name !== 'mesh');
  if (bound.length === 0) return note(virtualService, 'absent.only-mesh', 'R-VS-1', 'gateways');
  if (!isVisibleTo(exportTo, namespace))
    return note(virtualService, 'absent.hidden', 'R-VS-4', 'exportTo', { namespace });
  const reasons = bound.map(
    (name) => whyNotThrough(proxy, name, port) ?? whyNotServed(proxy, name, virtualService, host),
  );
  // Through one of them it gets here: what it then lacks the trace says elsewhere.
  const [first] = reasons;
  if (!first || reasons.includes(undefined)) return undefined;
  return note(virtualService, first.message, first.rule, 'gateways', first.values);
}

interface Why {
  readonly message: string;
  readonly rule: string;
  readonly values: Values;
}

function whyNotThrough(proxy: Proxy, name: string, port: number): Why | undefined {
  const { gateways, rejected } = proxy.mesh;
  const gateway = gateways.find((one) => nameOf(one) === name);
  if (!gateway) {
    const isRefused = rejected.some(({ resource }) => resource.kind === 'Gateway' && nameOf(resource) === name);
    const near = nearest(name, gateways.map(nameOf));
    const message = isRefused ? 'gateway-refused' : near === undefined ? 'gateway-missing' : 'gateway-near';
    return { message: `absent.${message}`, rule: 'R-GW-6', values: { gateway: name, near: near ?? '' } };
  }
  if (!selects(gateway, proxy)) {
    const selector = labelsText(gateway.spec.selector ?? {});
    return { message: 'absent.gateway-elsewhere', rule: 'R-GW-2', values: { gateway: name, selector } };
  }
  const listenerPort = dialledListener(proxy, port);
  if (listenerPort !== undefined && serversOn(proxy, gateway, listenerPort).length > 0) return undefined;
  const ports = few([...new Set(gateway.spec.servers.map((server) => server.port.number))]);
  return { message: 'absent.gateway-port', rule: 'R-GW-12', values: { gateway: name, port, ports } };
}

/** No server on the port has the host for this namespace (R-GW-23). */
function whyNotServed({ mesh }: Proxy, name: string, { resource }: MeshVirtualService, host: string): Why | undefined {
  const gateway = mesh.gateways.find((one) => nameOf(one) === name);
  const hosts = (gateway?.spec.servers ?? []).flatMap((server) => server.hosts);
  const serves = hosts.some((written) => {
    const slash = written.indexOf('/');
    const prefix = slash < 0 ? '*' : written.slice(0, slash);
    const isOpen =
      prefix === '*' || prefix === resource.namespace || (prefix === '.' && gateway?.namespace === resource.namespace);
    return isOpen && hostsMatch(written.slice(slash + 1).toLowerCase(), host);
  });
  const values = { gateway: name, serverHosts: few(hosts) };
  return serves ? undefined : { message: 'absent.gateway-host', rule: 'R-GW-23', values };
}

const nameOf = ({ namespace, name }: Gateway): string => `${namespace}/${name}`;

// Why nothing listens on a port of a gateway: no Gateway selects it, its Service lacks the port, or no server is there that
// yields a listener (R-GW-2, R-GW-12, R-GW-38). Asked only when a trace tells it.
import { few, labelsText } from '../names.ts';
import type { Gateway } from '../model/resource.ts';
import type { PassedOver } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import { gatewayListener } from './gateway.ts';
import { dialledListener, dialledPorts, selects, serversOn } from './gatewayServers.ts';
import type { Mesh } from './mesh.ts';
import { proxyOf, type Proxy } from './proxy.ts';

interface Unserved {
  readonly message: string;
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly gateways: readonly PassedOver[];
}

export function whyUnserved(mesh: Mesh, client: Client, port: number): Unserved {
  const proxy = proxyOf(mesh, client);
  const selecting = mesh.gateways.filter((gateway) => selects(gateway, proxy));
  const labels = labelsText(client.labels) || '–';
  if (selecting.length === 0) {
    const gateways = mesh.gateways.map((gateway) => otherPods(gateway, proxy, labels));
    return { message: 'listener.none-selected', rule: 'R-GW-2', values: { port, labels }, gateways };
  }
  const listenerPort = dialledListener(proxy, port);
  const served = dialledPorts(proxy).filter((one) => gatewayListener(mesh, client, one) !== undefined);
  const values = { port, ports: few(served, 8) || '–' };
  if (listenerPort === undefined) return { message: 'listener.no-service-port', rule: 'R-GW-12', values, gateways: [] };
  const gateways = selecting.flatMap((gateway) => onOtherPorts(gateway, proxy, listenerPort));
  return { message: 'listener.none', rule: 'R-GW-38', values, gateways };
}

function otherPods(gateway: Gateway, { client }: Proxy, labels: string): PassedOver {
  const selector = labelsText(gateway.spec.selector ?? {});
  const isElsewhere = gateway.namespace !== client.namespace && selector === '';
  return {
    message: isElsewhere ? 'gateway.other-namespace' : 'gateway.selects-others',
    values: { gateway: nameOf(gateway), selector, labels },
    rule: isElsewhere ? 'R-GW-3' : 'R-GW-2',
    at: { resource: gateway.id, path: ['spec', 'selector'] },
  };
}

/** Its servers on this port that yield nothing, or else where it listens. */
function onOtherPorts(gateway: Gateway, proxy: Proxy, listenerPort: number): readonly PassedOver[] {
  const here = serversOn(proxy, gateway, listenerPort);
  const name = nameOf(gateway);
  if (here.length === 0) {
    const ports = few([...new Set(gateway.spec.servers.map(({ port }) => port.number))]);
    const at = { resource: gateway.id, path: ['spec', 'servers'] };
    return [{ message: 'gateway.other-ports', values: { gateway: name, ports }, rule: 'R-GW-12', at }];
  }
  return here.map((i) => ({
    message: 'gateway.not-served',
    values: { gateway: name, server: i + 1 },
    rule: 'R-GW-38',
    at: { resource: gateway.id, path: ['spec', 'servers', i] },
  }));
}

const nameOf = ({ namespace, name }: Gateway): string => `${namespace}/${name}`;

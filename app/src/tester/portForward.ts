// Requests that are dialled to the own machine, which reach a gateway through `kubectl port-forward`.
import type { Client, Request, Resource } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { gatewayPorts, gatewayServices } from './senders.ts';

const t = translator('tester', testerMessages);

/** An address of this machine. */
export function isLocal(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(host);
}

export interface Forwarded {
  readonly request: Request;
  readonly notes: readonly string[];
}

const usualPort = { plain: 80, tls: 443 };

/**
 * A command against the own machine reaches a gateway through `kubectl port-forward`: its port stands for the gateway's
 * port 80 or 443, when the gateway itself does not listen on the port dialled.
 */
export function throughPortForward(request: Request, dialled: string): Forwarded {
  const state = useStore.getState();
  if (state.client.kind !== 'gateway' || !isLocal(dialled)) return { request, notes: [] };
  const ports = gatewayPorts(derivedOf(state).resources, state.client);
  if (ports.includes(request.port)) return { request, notes: [] };
  const usual = request.tls ? usualPort.tls : usualPort.plain;
  const port = ports.includes(usual) ? usual : ports[0];
  if (port === undefined) return { request, notes: [] };
  // Who asks a gateway dials the gateway; the name dialled here says nothing more.
  const { dial: _, ...rest } = request;
  return { request: { ...rest, port }, notes: [t('portForward', { from: request.port, to: port })] };
}

/** A log of a gateway has the port of its pod; who asks from outside dials the port of its Service. */
export function throughGatewayPod(request: Request): Forwarded {
  const state = useStore.getState();
  const { client } = state;
  const { resources } = derivedOf(state);
  const ports = gatewayPorts(resources, client);
  if (ports.includes(request.port)) return { request, notes: [] };
  const port = servicePort(resources, client, request.port) ?? usualPodPort.get(request.port);
  if (port === undefined || !ports.includes(port)) return { request, notes: [] };
  return { request: { ...request, port }, notes: [t('podPort', { from: request.port, to: port })] };
}

/** Of Istio's own gateways, which listen as nobody in particular. */
const usualPodPort: ReadonlyMap<number, number> = new Map([
  [8080, 80],
  [8443, 443],
]);

function servicePort(resources: readonly Resource[], client: Client, targetPort: number): number | undefined {
  const services = gatewayServices(resources, client);
  return services.flatMap(({ spec }) => spec.ports ?? []).find((port) => port.targetPort === targetPort)?.port;
}

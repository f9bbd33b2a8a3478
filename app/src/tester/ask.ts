// From typed words to the question in the store: a URL, or a whole curl command with what it hints at.
import { parseCurl, type ReadCurl } from '@portolan/workspace';
import type { Request } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { gatewayPorts, sendersOf } from './senders.ts';
import { hostname, requestFromUrl } from './url.ts';

const t = translator('tester');

export function looksLikeCurl(text: string): boolean {
  return /^\s*(?:[$>%#]\s*)?curl(?:\.exe)?\s/.test(text);
}

/** Asks what `text` says. Returns what is wrong with it, and then the last question stays. */
export function askUrl(text: string): string | undefined {
  if (looksLikeCurl(text)) {
    const read = parseCurl(text);
    if (!read.ok) return read.error.message;
    askCurl(read.value);
    return undefined;
  }
  const { request, ask } = useStore.getState();
  const read = requestFromUrl(text, request);
  if (!read.ok) return t(read.because);
  const dialled = read.request.protocol === 'http' ? hostname(read.request.host ?? '') : '';
  const forwarded = throughPortForward(read.request, dialled);
  ask(forwarded.request, forwarded.notes);
  return undefined;
}

/** A command names its sender now and then: `kubectl exec` a pod, an address of this machine the gateway. */
function askCurl({ request, dialled, exec, notes }: ReadCurl): void {
  const state = useStore.getState();
  const senders = sendersOf(derivedOf(state).resources);
  const name = exec?.pod.replace(/^.*\//, '');
  const sender =
    name === undefined
      ? senders.find(({ client }) => local.test(dialled) && state.client.kind === 'sidecar' && client.kind === 'gateway')
      : senders.find(({ client, name: own }) => client.kind === 'sidecar' && (name === own || name.startsWith(`${own}-`)));
  if (sender) state.setClient(sender.client);
  const forwarded = throughPortForward(request, dialled);
  state.ask(forwarded.request, [...forwarded.notes, ...notes]);
}

const local = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i;
const usualPort = { plain: 80, tls: 443 };

/**
 * A command against the own machine reaches a gateway through `kubectl port-forward`: its port stands for the gateway's
 * port 80 or 443, when the gateway itself does not listen on the port dialled.
 */
function throughPortForward(request: Request, dialled: string): { request: Request; notes: readonly string[] } {
  const state = useStore.getState();
  if (state.client.kind !== 'gateway' || !local.test(dialled)) return { request, notes: [] };
  const ports = gatewayPorts(derivedOf(state).resources, state.client);
  if (ports.includes(request.port)) return { request, notes: [] };
  const usual = request.tls ? usualPort.tls : usualPort.plain;
  const port = ports.includes(usual) ? usual : ports[0];
  if (port === undefined) return { request, notes: [] };
  // Who asks a gateway dials the gateway; the name dialled here says nothing more.
  const { dial: _, ...rest } = request;
  return { request: { ...rest, port }, notes: [t('portForward', { from: request.port, to: port })] };
}

// From typed words to the question in the store: a URL, or a whole curl command with what it hints at.
import { parseCurl } from '@portolan/workspace';
import type { Request } from '@portolan/engine';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { gatewayPorts } from './senders.ts';
import { hostname, requestFromUrl } from './url.ts';

const t = translator('tester');

export function looksLikeCurl(text: string): boolean {
  return /^\s*(?:[$>%#]\s*)?curl(?:\.exe)?\s/.test(text);
}

/** Asks what `text` says. Returns what is wrong with it, and then the last question stays. */
export function askUrl(text: string): string | undefined {
  const { request, ask } = useStore.getState();
  if (looksLikeCurl(text)) {
    const read = parseCurl(text);
    if (!read.ok) return read.error.message;
    const forwarded = throughPortForward(read.value.request, read.value.dialled);
    ask(forwarded.request, [...forwarded.notes, ...read.value.notes]);
    return undefined;
  }
  const read = requestFromUrl(text, request);
  if (!read.ok) return t(read.because);
  const forwarded = throughPortForward(read.request, read.request.protocol === 'http' ? hostname(read.request.host ?? '') : '');
  ask(forwarded.request, forwarded.notes);
  return undefined;
}

const local = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;
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
  return { request: { ...request, port }, notes: [t('portForward', { from: request.port, to: port })] };
}

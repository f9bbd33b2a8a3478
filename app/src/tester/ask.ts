// From typed words to the question in the store. Curl commands are read in askCurl.ts, which is loaded later.
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

/** Asks what `text` says. Resolves to what is wrong with it, and then the last question stays. */
export async function askText(text: string): Promise<string | undefined> {
  if (!looksLikeCurl(text)) return askUrl(text);
  const { askCurl } = await import('./askCurl.ts');
  return askCurl(text);
}

export function askUrl(text: string): string | undefined {
  const { request, ask } = useStore.getState();
  const read = requestFromUrl(text, request);
  if (!read.ok) return t(read.because);
  const dialled = read.request.protocol === 'http' ? hostname(read.request.host ?? '') : '';
  const forwarded = throughPortForward(read.request, dialled);
  ask(forwarded.request, forwarded.notes);
  return undefined;
}

/** An address of this machine. */
export function isLocal(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(host);
}

const usualPort = { plain: 80, tls: 443 };

/**
 * A command against the own machine reaches a gateway through `kubectl port-forward`: its port stands for the gateway's
 * port 80 or 443, when the gateway itself does not listen on the port dialled.
 */
export function throughPortForward(request: Request, dialled: string): { request: Request; notes: readonly string[] } {
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

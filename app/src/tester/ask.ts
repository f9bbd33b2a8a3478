// From typed words to the question in the store. What is more than a URL (commands, messages, logs) is read in
// askImported.ts, which is loaded later.
import { requestFormat } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { throughPortForward } from './portForward.ts';
import { hostname, requestFromUrl } from './url.ts';

const t = translator('tester', testerMessages);

/** A curl command, an HTTP message, a log line, a recording: what is pasted as a whole, not typed. */
export function isWholeRequest(text: string): boolean {
  return requestFormat(text) !== undefined;
}

/** Nothing but a URL with its scheme: among YAML, it can only be meant as a question. */
export function isLoneUrl(text: string): boolean {
  return /^\s*(https?|tcp|tls):\/\/\S*\s*$/i.test(text);
}

/** Asks what `text` says. Resolves to what is wrong with it, and then the last question stays. */
export async function askText(text: string): Promise<string | undefined> {
  if (!isWholeRequest(text)) return askUrl(text);
  const { askImported } = await import('./askImported.ts');
  return askImported(text);
}

/** For text that came from elsewhere than the URL field, which shows a problem itself. */
export async function askPasted(text: string): Promise<void> {
  const problem = await askText(text);
  if (problem !== undefined) useStore.getState().notify({ tone: 'error', text: problem });
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

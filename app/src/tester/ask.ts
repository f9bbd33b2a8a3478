// From typed words to the question in the store. Curl commands are read in askCurl.ts, which is loaded later.
import { translator } from '../i18n/translate.ts';
import { testerMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { throughPortForward } from './portForward.ts';
import { hostname, requestFromUrl } from './url.ts';

const t = translator('tester', testerMessages);

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

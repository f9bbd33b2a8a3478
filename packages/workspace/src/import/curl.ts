// A pasted curl command to the request that would leave the machine, what was dialled, and notes on what was left aside.
// Words: shellWords.ts; options: curlOptions.ts. Whether a local port stands for a gateway is for the asker to decide.
import type { Result } from '@portolan/engine';
import { CurlCall, type ReadCurl } from './curlCall.ts';
import { takeOption } from './curlHandlers.ts';
import { readOptions } from './curlOptions.ts';
import { fail, type ImportError } from './readRequest.ts';
import { shellWords } from './shellWords.ts';

const lengthLimit = 200_000;

export function parseCurl(text: string): Result<ReadCurl, ImportError> {
  if (text.length > lengthLimit) return fail('curl/length', { limit: lengthLimit });
  const { words, rest, expansions, openQuote } = shellWords(text.trim());
  if (openQuote !== undefined) return fail('curl/quote', { mark: openQuote });
  const at = words.findIndex((word) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word));
  if (at < 0) return fail('curl/none');
  const { options, incomplete } = readOptions(words.slice(at + 1));
  if (incomplete !== undefined) return fail('curl/argument', { option: incomplete });
  const call = new CurlCall();
  for (const option of options) takeOption(call, option);
  if (expansions.length > 0) call.note('note/expansion', { names: [...new Set(expansions)].join(', ') });
  if (rest !== '') call.note('note/rest', { rest: rest.length > 80 ? `${rest.slice(0, 79)}…` : rest });
  const exec = execOf(words.slice(0, at));
  if (exec !== undefined) call.note('note/exec', { pod: exec.pod });
  return call.finish(exec);
}

/** `kubectl -n shop exec deploy/web -c app --`. */
function execOf(words: readonly string[]): ReadCurl['exec'] {
  const at = words.indexOf('exec');
  if (at < 0 || !words.slice(0, at).some((word) => /(?:^|\/)(?:kubectl|oc|k)$/.test(word))) return undefined;
  let namespace: string | undefined;
  let pod: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const equals = /^(?:--namespace|-n)=?(.+)$/.exec(word);
    if (word === '-n' || word === '--namespace') namespace = words[++i];
    else if (equals !== null) namespace = equals[1];
    else if (word === '-c' || word === '--container') i++;
    else if (i > at && !word.startsWith('-')) pod ??= word;
  }
  return pod === undefined ? undefined : { pod, ...(namespace === undefined ? {} : { namespace }) };
}

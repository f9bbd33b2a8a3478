// Whatever can be pasted as a request, told apart by how it begins and read by its own reader.
import { ok, type Result } from '@portolan/engine';
import { parseAccessLog } from './accessLog.ts';
import { parseCurl } from './curl.ts';
import { parseHar } from './har.ts';
import { parseHttpMessage } from './httpMessage.ts';
import { fail, type ImportError, type ReadRequest } from './readRequest.ts';
import { requestFormat } from './requestFormat.ts';

/** UTF-16 units; a recording of a long session has tens of millions. */
const lengthLimit = 40_000_000;

/** One request, or those among which the person chooses: lines of a log, entries of a recording. */
export function parseRequests(text: string): Result<readonly ReadRequest[], ImportError> {
  if (text.length > lengthLimit)
    return fail('request/length', { size: Math.round(text.length / 1e6), limit: lengthLimit / 1e6 });
  switch (requestFormat(text)) {
    case 'curl':
      return one(parseCurl(text));
    case 'http':
      return one(parseHttpMessage(text));
    case 'access-log':
      return parseAccessLog(text);
    case 'har':
      return parseHar(text);
    case undefined:
      return fail('request/none');
  }
}

function one(read: Result<ReadRequest, ImportError>): Result<readonly ReadRequest[], ImportError> {
  return read.ok ? ok([read.value]) : read;
}

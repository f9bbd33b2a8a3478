// What the current request sends for the part that a condition looks at: a text to try its pattern on.
import type { Path, Request } from '@portolan/engine';

export function sampleFor(path: Path, request: Request): string {
  if (request.protocol !== 'http') return '';
  const { path: target, method, host = '', headers } = request;
  const [whole = '', query = ''] = target.split('?', 2);
  const last = path.at(-1);
  const above = path.at(-2);
  if (last === 'uri' || above === 'uriRegexRewrite') return whole;
  if (last === 'method') return method;
  if (last === 'authority') return host;
  if (above === 'headers' || above === 'withoutHeaders')
    return headers.find(([name]) => name.toLowerCase() === String(last).toLowerCase())?.[1] ?? '';
  if (above === 'queryParams') return new URLSearchParams(query).get(String(last)) ?? '';
  return '';
}

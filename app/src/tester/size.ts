// How large a request is to Envoy, which refuses large ones before any rule (max_request_headers_kb, 60 by default).
import type { Request } from '@portolan/engine';

const limit = 60 * 1024;

/** Letters for bytes: what is longer in UTF-8 is refused for its letters anyway. */
export function isTooLarge(request: Request): boolean {
  if (request.protocol === 'tcp') return false;
  const { path, host = '', headers } = request;
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, path.length + host.length) > limit;
}

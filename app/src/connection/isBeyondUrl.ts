// What the mark on the connection's button says. Apart from connection.ts, which is loaded later.
import type { Client, Request } from '@portolan/engine';
import { hostname } from '../tester/url.ts';

/** Whether the connection has something that its URL does not show. */
export function isBeyondUrl(request: Request, client: Client): boolean {
  const { tls, dial } = request;
  if (request.protocol === 'tcp') return tls?.alpn !== undefined || tls?.clientCert === true;
  const name = hostname(request.host ?? '');
  const isOtherSni = tls !== undefined && (tls.sni ?? name) !== name;
  return (
    isOtherSni ||
    tls?.alpn !== undefined ||
    tls?.clientCert === true ||
    (client.kind === 'sidecar' && dial !== undefined)
  );
}

// A TCP connection as the command that would open it: openssl where it is inside TLS, since curl sends no bare bytes there, and
// curl's telnet elsewhere, since it is wherever curl is. Both wait and send what is typed. Nothing here runs anything.
import type { Request } from '@portolan/engine';
import { quoted } from './shellQuote.ts';
import { bracketed, isUrlHost, splitAddress, type CurlOptions } from './toCurl.ts';

type TcpRequest = Extract<Request, { readonly protocol: 'tcp' }>;

export interface ConnectOptions extends Pick<CurlOptions, 'shell' | 'address' | 'within'> {
  /** For a script: ends instead of waiting for what is typed. */
  readonly isScript?: boolean;
}

export function toConnect(request: TcpRequest, options: ConnectOptions): string {
  const { shell, within = [], isScript = false } = options;
  const end = whereTo(request, options);
  const words = request.tls ? overTls(request.tls, end) : plain(end, options);
  const line = [...within, ...words].map((word) => quoted(word, shell)).join(' ');
  return isScript ? `${line} </dev/null` : line;
}

interface End {
  readonly host: string;
  readonly port: number;
}

function whereTo({ dial, tls, port }: TcpRequest, { address }: ConnectOptions): End {
  const to = address === undefined ? { host: dial, port } : splitAddress(address, port);
  const named = [to.host, dial, tls?.sni].find((name) => name !== undefined && isUrlHost(name));
  return { host: named ?? '127.0.0.1', port: to.port };
}

function plain({ host, port }: End, { shell, within = [], isScript = false }: ConnectOptions): readonly string[] {
  const name = shell === 'powershell' && within.length === 0 ? 'curl.exe' : 'curl';
  return [name, '-v', ...(isScript ? ['--max-time', '5'] : []), `telnet://${bracketed(host)}:${port}`];
}

function overTls({ sni, alpn = [], clientCert }: NonNullable<TcpRequest['tls']>, end: End): readonly string[] {
  return [
    'openssl',
    's_client',
    '-connect',
    `${bracketed(end.host)}:${end.port}`,
    ...(sni === undefined || sni === '' ? ['-noservername'] : ['-servername', sni]),
    ...(alpn.length > 0 ? ['-alpn', alpn.join(',')] : []),
    ...(clientCert ? ['-cert', 'client.pem', '-key', 'client.key'] : []),
  ];
}

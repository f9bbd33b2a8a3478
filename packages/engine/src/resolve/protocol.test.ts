import { expect, test } from 'vitest';
import { parseProtocol, servicePortProtocol } from './protocol.ts';

test.each([
  [{ name: 'http' }, 'HTTP'],
  [{ name: 'HTTP-web' }, 'HTTP'],
  [{ name: 'http2-x' }, 'HTTP2'],
  [{ name: 'grpc-web' }, 'GRPC-Web'],
  [{ name: 'grpc-webby' }, 'GRPC-Web'],
  [{ name: 'grpc-x' }, 'GRPC'],
  [{ name: 'https' }, 'HTTPS'],
  [{ name: 'tls-x' }, 'TLS'],
  [{ name: 'mongo' }, 'Mongo'],
  [{ name: 'httpx' }, 'auto'],
  [{ name: 'http_foo' }, 'auto'],
  [{ name: 'web' }, 'auto'],
  [{}, 'auto'],
  [{ name: 'http', protocol: 'UDP' }, 'UDP'],
  [{ name: 'http', appProtocol: 'tcp' }, 'TCP'],
  [{ name: 'http', appProtocol: 'mine' }, 'auto'],
  [{ appProtocol: 'kubernetes.io/h2c' }, 'HTTP2'],
  [{ appProtocol: 'kubernetes.io/ws' }, 'HTTP'],
  [{ appProtocol: 'kubernetes.io/wss' }, 'HTTPS'],
  [{ name: 'kubernetes.io/h2c' }, 'auto'],
])('a Service port %j speaks %s', (port, protocol) => {
  expect(servicePortProtocol({ port: 80, ...port })).toBe(protocol);
});

test.each([25, 53, 3306, 27017])('port %i without a declared protocol is TCP', (port) => {
  expect(servicePortProtocol({ port, name: 'main' })).toBe('TCP');
  expect(servicePortProtocol({ port, name: 'http' })).toBe('HTTP');
});

test.each(['constructor', 'toString', '', undefined])('%s is no protocol', (word) => {
  expect(parseProtocol(word)).toBe('auto');
});

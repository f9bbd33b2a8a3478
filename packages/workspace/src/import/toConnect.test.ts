import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '@portolan/engine';
import { shellWords } from './shellWords.ts';
import { toConnect, type ConnectOptions } from './toConnect.ts';

type TcpRequest = Extract<Request, { readonly protocol: 'tcp' }>;
const bash: ConnectOptions = { shell: 'bash' };

test.each<[Omit<TcpRequest, 'protocol'>, ConnectOptions, string]>([
  [{ port: 3306, dial: 'db' }, bash, 'curl -v telnet://db:3306'],
  [{ port: 3306, dial: '10.0.0.1' }, bash, 'curl -v telnet://10.0.0.1:3306'],
  [{ port: 3306, dial: '::1' }, bash, "curl -v 'telnet://[::1]:3306'"],
  [{ port: 3306 }, bash, 'curl -v telnet://127.0.0.1:3306'],
  [{ port: 3306, dial: 'db' }, { shell: 'powershell' }, 'curl.exe -v telnet://db:3306'],
  [{ port: 3306 }, { ...bash, address: 'edge.test:13306' }, 'curl -v telnet://edge.test:13306'],
  [{ port: 3306 }, { ...bash, address: '[::1]' }, "curl -v 'telnet://[::1]:3306'"],
  [
    { port: 3306, dial: 'db' },
    { ...bash, within: ['kubectl', 'exec', '-i', '-n', 'app', 'deploy/web', '--'] },
    'kubectl exec -i -n app deploy/web -- curl -v telnet://db:3306',
  ],
  [{ port: 3306, dial: 'db' }, { ...bash, isScript: true }, 'curl -v --max-time 5 telnet://db:3306 </dev/null'],
  [
    { port: 443, dial: 'edge.test', tls: { sni: 'db.test' } },
    bash,
    'openssl s_client -connect edge.test:443 -servername db.test',
  ],
  [
    { port: 443, tls: { sni: 'db.test' } },
    { ...bash, address: '127.0.0.1:8443' },
    'openssl s_client -connect 127.0.0.1:8443 -servername db.test',
  ],
  [{ port: 443, dial: 'db.test', tls: {} }, bash, 'openssl s_client -connect db.test:443 -noservername'],
  [{ port: 443, tls: { sni: 'db.test' } }, bash, 'openssl s_client -connect db.test:443 -servername db.test'],
  [
    { port: 443, dial: 'a', tls: { sni: 'a', alpn: ['h2', 'http/1.1'], clientCert: true } },
    bash,
    "openssl s_client -connect a:443 -servername a -alpn 'h2,http/1.1' -cert client.pem -key client.key",
  ],
  [
    { port: 443, dial: 'a', tls: { sni: 'a' } },
    { ...bash, isScript: true },
    'openssl s_client -connect a:443 -servername a </dev/null',
  ],
])('%j with %j is opened by %s', (request, options, command) => {
  expect(toConnect({ protocol: 'tcp', ...request }, options)).toBe(command);
});

test('law: whatever is dialled and named, the shell sees one command whose words hold it', () => {
  const name = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(fc.option(name, { nil: undefined }), fc.option(name, { nil: undefined }), (dial, sni) => {
      const request: TcpRequest = {
        protocol: 'tcp',
        port: 1,
        ...(dial === undefined ? {} : { dial }),
        ...(sni === undefined ? {} : { tls: { sni } }),
      };
      const { words } = shellWords(toConnect(request, bash));
      const count = sni === undefined ? 3 : sni === '' ? 5 : 6;
      expect(words).toHaveLength(count);
    }),
  );
});

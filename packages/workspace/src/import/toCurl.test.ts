import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpRequest } from '@portolan/engine';
import { parseCurl } from './curl.ts';
import { toCurl } from './toCurl.ts';

function read(text: string): HttpRequest {
  const result = parseCurl(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
  return result.value.request;
}

test.each([
  ['curl http://a/', 'curl http://a/'],
  ['curl -X POST a/x', 'curl -X POST http://a/x'],
  ['curl -I a', 'curl -I http://a/'],
  ['curl -HHost:shop.test http://10.0.0.1:8080/', 'curl --connect-to shop.test:80:10.0.0.1:8080 http://shop.test/'],
  ['curl -H Host:shop.test http://10.0.0.1/a', 'curl --resolve shop.test:80:10.0.0.1 http://shop.test/a'],
  [
    'curl --connect-to shop.test:443:edge.test:8443 https://shop.test/',
    'curl --connect-to shop.test:443:edge.test:8443 https://shop.test/',
  ],
  ['curl -E me.pem https://a/', 'curl --cert client.pem --key client.key https://a/'],
  [`curl -H "X: it's" a`, String.raw`curl -H 'X: it'\''s' http://a/`],
  ['curl -H "X;" a', `curl -H 'X;' http://a/`],
  ['curl -H Accept: a', `curl -H Accept: -H 'User-Agent: curl/8' http://a/`],
  ['curl --path-as-is a/../b', 'curl --path-as-is http://a/../b'],
  ["curl -g 'a/[1]'", "curl -g 'http://a/[1]'"],
  ["curl --request-target '*' -X OPTIONS a", "curl -X OPTIONS --request-target '*' http://a/"],
])('%s is written %s', (given, written) => {
  const line = toCurl(read(given), { shell: 'bash' }).replace(/ \\\n */g, ' ');
  expect(line).toBe(written);
});

const gateway: HttpRequest = { protocol: 'http', method: 'GET', host: 'shop.test', port: 80, path: '/a', headers: [] };

test.each([
  ['203.0.113.7', '--resolve shop.test:80:203.0.113.7'],
  ['127.0.0.1:8080', '--connect-to shop.test:80:127.0.0.1:8080'],
  ['edge.test', '--connect-to shop.test:80:edge.test:80'],
  ['[::1]', "--resolve 'shop.test:80:[::1]'"],
])('dialled at %s it says %s', (address, words) => {
  const command = toCurl(gateway, { shell: 'bash', address, keepsOwnHeaders: true });
  expect(command).toContain(words);
  expect(command).not.toContain('User-Agent');
});

test('inside a pod it is a command of kubectl, and is read as one', () => {
  const command = toCurl(gateway, { shell: 'bash', within: ['kubectl', 'exec', '-n', 'shop', 'deploy/web', '--'] });
  const result = parseCurl(command);
  expect(result.ok && result.value.exec).toEqual({ pod: 'deploy/web', namespace: 'shop' });
  expect(read(command)).toEqual(gateway);
});

test('what would make curl read a file is left out', () => {
  const command = toCurl({ ...gateway, headers: [['@/etc/passwd', '']] }, { shell: 'bash' });
  expect(command).not.toContain('passwd');
});

const visible = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const anyText = fc.oneof(visible, fc.string({ unit: 'grapheme' }));
const headerName = fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/);
const host = fc.constantFrom('shop.test', 'Shop.test', '10.0.0.1', '[::1]', 'a_b', 'xn--bcher-kva.test');
const path = visible.map((text) => `/${text.replace(/[\s#]/g, '')}`);
const single = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
const headers = fc.array(
  fc.tuple(fc.oneof(headerName, fc.constantFrom('Host', 'Accept', 'User-Agent', 'user-agent')), anyText),
  { maxLength: 4 },
);

const aCommand = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host,
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    path,
    method: fc.constantFrom('', '-X DELETE ', '-I ', '-d x=1 ', '-G -d x=1 ', '-X HEAD '),
    flags: fc.subarray(['--path-as-is', '-g', '-k', '--compressed', '-E me.pem', '-u me:you', '-A me', '--json {}']),
    dial: fc.constantFrom('', '--resolve *:80:10.0.0.9 ', '--connect-to ::edge.test: ', '--connect-to ::[::2]:81 '),
    headers,
  })
  .map(({ scheme, host: name, port, path: rest, method, flags, dial, headers: rows }) => {
    const given = rows
      .map(([key, value]) => [key, value.replace(/[\r\n\0\u2028\u2029\u0085]/g, '').trim()] as const)
      .map(([key, value]) => `-H ${single(`${key}: ${value}`)} `);
    const url = `${scheme}://${name}${port === null ? '' : `:${port}`}${rest}`;
    return `curl ${method}${dial}${flags.join(' ')} ${given.join('')}${single(url)}`;
  });

test.each(['bash', 'powershell'] as const)(
  'a command, read, written for %s and read again, is the same request',
  (shell) => {
    fc.assert(
      fc.property(aCommand, (command) => {
        const request = read(command);
        expect(read(toCurl(request, { shell }))).toEqual(request);
      }),
      { numRuns: 1000 },
    );
  },
);

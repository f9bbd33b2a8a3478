import { expect, test } from 'vitest';
import { parseCurl } from './curl.ts';
import type { ReadCurl } from './curlCall.ts';

function read(text: string): ReadCurl {
  const result = parseCurl(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const headersOf = (text: string): string[] =>
  read(text)
    .request.headers.map(([name, value]) => `${name}: ${value}`)
    .filter((header) => !/^(?:User-Agent: curl|Accept: \*)/.test(header));

test('the command of the tutorial reaches 127.0.0.1:8080 with its own Host', () => {
  const { request, dialled, notes } = read('curl -s -HHost:httpserver.lr90.site "http://127.0.0.1:8080/hello"');
  expect(request).toEqual({
    protocol: 'http',
    method: 'GET',
    host: 'httpserver.lr90.site',
    port: 8080,
    path: '/hello',
    dial: '127.0.0.1',
    headers: [
      ['User-Agent', 'curl/8'],
      ['Accept', '*/*'],
    ],
  });
  expect(dialled).toBe('127.0.0.1');
  expect(notes).toEqual([]);
});

test.each([
  [`curl -H 'X-A: b c' x/`, ['X-A: b c']],
  [`curl -H "X-A: \\"q\\" \\$5" x/`, ['X-A: "q" $5']],
  [`curl -H $'X-A: it\\'s\\u0021' x/`, ["X-A: it's!"]],
  [`curl -H X-A:1 -H 'X-A: 2' x/`, ['X-A: 1', 'X-A: 2']],
  [`curl -H 'X-Empty;' -H 'Accept:' x/`, ['X-Empty: ']],
  [`curl \\\n  -H 'A: 1' \\\n  x/`, ['A: 1']],
  [`curl -sSHA:1 x/`, ['A: 1']],
  [`curl -b 'a=1' -A me -e http://r x/`, ['User-Agent: me', 'Cookie: a=1', 'Referer: http://r']],
  [`curl -u ann:böb x/`, ['Authorization: Basic YW5uOmLDtmI=']],
  [`curl http://ann:b%40b@x/`, ['Authorization: Basic YW5uOmJAYg==']],
  [`curl ^\n -H "A: \\"1\\"" ^\n x/`, ['A: "1"']],
  [`curl -H ^"A: 1^" x/`, ['A: 1']],
  [`curl ^"x/^" ^\n -H ^"A: ^\\^"a^&b^\\^"^"`, ['A: "a&b"']],
  ['curl.exe -H "A: `"1`"" `\n -H \'B: it\'\'s\' x/', ['A: "1"', "B: it's"]],
  [`curl --data-raw '@x' x/`, ['Content-Type: application/x-www-form-urlencoded']],
  [`curl -F a=b x/`, ['Content-Type: multipart/form-data']],
  [`curl --oauth2-bearer t0k x/`, ['Authorization: Bearer t0k']],
  [`curl --compressed -r 0-9 x/`, ['Accept-Encoding: deflate, gzip, br, zstd', 'Range: bytes=0-9']],
  ["curl.exe -H 'A: it’’s' x/", ['A: it’s']],
  [`curl --json '{}' x/`, ['Content-Type: application/json', 'Accept: application/json']],
])('%s sends %j', (text, headers) => {
  expect(headersOf(text).toSorted()).toEqual(headers.toSorted());
});

test.each([
  ['curl http://a/', 'GET', 'a', 80, '/'],
  ['$ curl a', 'GET', 'a', 80, '/'],
  ['curl https://a.b:8443/x?y=1#z', 'GET', 'a.b:8443', 8443, '/x?y=1'],
  ['curl -X DELETE a/x', 'DELETE', 'a', 80, '/x'],
  ['curl -XPATCH a/x', 'PATCH', 'a', 80, '/x'],
  ['curl -I a', 'HEAD', 'a', 80, '/'],
  ['curl -d x=1 a/p', 'POST', 'a', 80, '/p'],
  ['curl -G -d x=1 -d y=2 a/p?z', 'GET', 'a', 80, '/p?z&x=1&y=2'],
  ['curl -G --data-urlencode "q=a b&c" a/p', 'GET', 'a', 80, '/p?q=a%20b%26c'],
  ['curl -d x=1 --url-query y=2 a/p', 'POST', 'a', 80, '/p?y=2'],
  ['curl -k --cacert ca.pem --cert c.pem --key k.pem -m 5 -o /dev/null https://a/', 'GET', 'a', 443, '/'],
  ["curl -X POST 'a/%5E^%'", 'POST', 'a', 80, '/%5E^%'],
  ['curl -T f a/p', 'PUT', 'a', 80, '/p'],
  ['curl a/b/../c/./d', 'GET', 'a', 80, '/c/d'],
  ['curl --path-as-is a/b/../c', 'GET', 'a', 80, '/b/../c'],
  ['curl a?x=1', 'GET', 'a', 80, '/?x=1'],
  ["curl 'a/b c'".replace(' c', '%20c'), 'GET', 'a', 80, '/b%20c'],
  ['curl "http://[::1]:8080/"', 'GET', '[::1]:8080', 8080, '/'],
  ['cd x && FOO=1 curl a/y | jq .', 'GET', 'a', 80, '/y'],
  ['curl --url a/u', 'GET', 'a', 80, '/u'],
  ['curl -- a/u', 'GET', 'a', 80, '/u'],
  ['curl a/x?a=1\\&b=2', 'GET', 'a', 80, '/x?a=1&b=2'],
])('%s asks %s %s:%d%s', (text, method, host, port, path) => {
  const { request } = read(text);
  expect([request.method, request.host, request.port, request.path]).toEqual([method, host, port, path]);
});

test('--resolve and --connect-to change what is dialled, not what is asked', () => {
  const resolved = read('curl -k --resolve shop.example.com:443:10.0.0.7 https://shop.example.com/');
  expect(resolved.request).toMatchObject({
    host: 'shop.example.com',
    port: 443,
    dial: '10.0.0.7',
    tls: { sni: 'shop.example.com' },
  });
  expect(resolved.notes[0]).toContain('10.0.0.7');
  const connected = read('curl --connect-to shop.example.com:443:[::1]:8443 https://shop.example.com/');
  expect(connected.request).toMatchObject({ host: 'shop.example.com', port: 8443, dial: '::1' });
  expect(connected.dialled).toBe('[::1]');
});

test('an address is never sent as SNI, and a client certificate is noticed', () => {
  expect(read('curl -E me.pem https://10.0.0.1/').request.tls).toEqual({ clientCert: true });
});

test('a command inside a pod says which pod', () => {
  const { exec } = read('kubectl exec -n shop deploy/sleep -c sleep -- curl -sS http://web-svc/');
  expect(exec).toEqual({ pod: 'deploy/sleep', namespace: 'shop' });
});

test.each([
  ['curl -L -o out -w "%{http_code}" a', /-L/, /-o -w/],
  ['curl a b c', /3 URLs/],
  ['curl --no-such-thing a', /--no-such-thing/],
  ['curl -H "A: $TOKEN" a', /\$TOKEN/],
  ['curl a | jq .', /jq/],
  ['curl -d @body.json a', /body\.json/],
  ['curl "a/{x,y}"', /brackets/],
])('%s says what was left aside', (text, ...said) => {
  const notes = read(text).notes.join('\n');
  for (const pattern of said) expect(notes).toMatch(pattern);
});

test.each([
  ['curl', 'curl/url'],
  ['wget a', 'curl/none'],
  ['curl "http://a', 'curl/quote'],
  ['curl -H', 'curl/argument'],
  ['curl ftp://a/', 'curl/scheme'],
  ['curl http:///x', 'curl/host'],
  ['curl http://a:99999/', 'curl/port'],
  ['curl "http://a/b c"', 'curl/space'],
  ['curl -H "A: 1\nB: 2" a', 'curl/header'],
])('%s is refused: %s', (text, code) => {
  const result = parseCurl(text);
  expect(result.ok ? 'read' : result.error.code).toBe(code);
});

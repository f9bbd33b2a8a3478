// What can be pasted beside curl: HTTP messages, access logs, HAR recordings.
import { expect, test } from 'vitest';
import { parseRequests } from './requests.ts';
import { requestFormat } from './requestFormat.ts';
import type { ReadRequest } from './readRequest.ts';

function readAll(text: string): readonly ReadRequest[] {
  const result = parseRequests(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
function read(text: string): ReadRequest {
  const [first] = readAll(text);
  if (!first) throw new Error('nothing read');
  return first;
}
const codeOf = (text: string): string => {
  const result = parseRequests(text);
  return result.ok ? 'read' : result.error.code;
};

const istioLine =
  '[2026-03-01T09:12:33.101Z] "GET /reviews/7?x=1 HTTP/1.1" 503 NR route_not_found - "-" 0 0 1 - "10.1.0.9" "curl/8.4.0" ' +
  '"8f1c" "shop.example.com:8080" "-" - - 10.1.2.3:8080 10.1.0.9:51022 - -';
const sidecarLine =
  '[2026-03-01T09:12:33Z] "POST /pay HTTP/2" 200 - via_upstream - "-" 12 40 8 7 "-" "grpc-go/1.60" "aa-bb" "checkout.shop" ' +
  '"10.1.7.7:8080" outbound|80|v2|checkout.shop.svc.cluster.local 10.1.3.3:40000 10.96.4.4:80 10.1.3.3:51000 - default';
const tlsLine =
  '[2026-03-01T09:12:33.101Z] "- - -" 0 UH - - "-" 0 0 4 - "-" "-" "-" "-" "-" - - 10.96.0.8:9443 10.1.3.3:51022 db.example.com -';
const envoyLine =
  '[2026-03-01T09:12:33.101Z] "GET / HTTP/1.1" 200 - 0 15 3 2 "-" "Mozilla/5.0 (X; \\"q\\")" "id" "a.test" "10.0.0.1:80"';
const oldIstioLine =
  '[2020-03-01T09:12:33.101Z] "GET /old HTTP/1.1" 404 NR "-" "-" 0 0 0 - "-" "curl/7" "id" "old.test" "-" - - 10.1.2.3:8443 1.2.3.4:5 old.test -';
const jsonLine = JSON.stringify({
  start_time: '2026-03-01T09:12:33.101Z',
  method: 'GET',
  path: '/a',
  protocol: 'HTTP/1.1',
  response_code: 503,
  response_flags: 'UH',
  authority: 'web',
  user_agent: null,
  upstream_cluster: 'outbound|80||web.default.svc.cluster.local',
  upstream_host: '-',
  downstream_local_address: '10.96.0.1:80',
  downstream_remote_address: '10.1.0.1:5',
});
const harEntry = {
  startedDateTime: '2026-03-01T09:12:33.101Z',
  request: {
    method: 'POST',
    url: 'https://shop.example.com/cart?id=1#top',
    httpVersion: 'h2',
    headers: [
      { name: ':authority', value: 'shop.example.com' },
      { name: 'content-length', value: '2' },
      { name: 'x-a', value: '1' },
    ],
    postData: { mimeType: 'text/plain', text: 'hi' },
  },
  response: { status: 404 },
};
const har = JSON.stringify({
  log: { version: '1.2', entries: [harEntry, { request: { method: 'GET', url: 'data:text/plain,x' } }, harEntry] },
});

test.each([
  ['curl -s http://a', 'curl'],
  ['$ /usr/bin/curl a', 'curl'],
  ['PS C:\\> curl.exe a', 'curl'],
  ['kubectl exec deploy/web -c app -- curl -s a', 'curl'],
  ['GET / HTTP/1.1\nHost: a', 'http'],
  [':authority: a\n:method: GET\n:path: /', 'http'],
  [istioLine, 'access-log'],
  [`web-7f istio-proxy ${istioLine}`, 'access-log'],
  [`2026 info Envoy is ready\n${istioLine}`, 'access-log'],
  [jsonLine, 'access-log'],
  [har, 'har'],
  [JSON.stringify(harEntry, undefined, 2), 'har'],
  ['http://a/curl x', undefined],
  ['curly: brackets', undefined],
  ['kubectl: { exec: curl }', undefined],
  ['apiVersion: v1\nkind: Service', undefined],
  ['{"apiVersion":"v1","kind":"ConfigMap","data":{"response_code":"1"}}', undefined],
  ['', undefined],
])('%j is %s', (text, format) => {
  expect(requestFormat(text)).toBe(format);
});

test.each([
  ['GET /a?b HTTP/1.1\r\nHost: shop.test:8080\r\nX-A: 1\r\nX-A:2\r\n\r\nbody', 'shop.test:8080', 8080, '/a?b'],
  ['\n\nGET /a?b HTTP/1.1\nHost: shop.test:8080\nX-A: 1\nX-A:2', 'shop.test:8080', 8080, '/a?b'],
  ['GET http://shop.test/a HTTP/1.1\nHost: other\nX-A: 1\nX-A:2', 'other', 80, 'http://shop.test/a'],
])('%j asks %s on port %d for %s', (text, host, port, path) => {
  const { request } = read(text);
  expect(request).toEqual({
    protocol: 'http',
    method: 'GET',
    host,
    port,
    path,
    headers: [
      ['X-A', '1'],
      ['X-A', '2'],
    ],
  });
});

test('a message tells what it left aside and what it took for granted', () => {
  const { notes } = read('POST / HTTP/2\nHost: a\n\n{}');
  expect(notes.join('\n')).toMatch(/body/);
  expect(notes.join('\n')).toMatch(/HTTP\/2/);
  expect(notes.join('\n')).toMatch(/80 is taken/);
});

test('https in the target and HTTP/2 pseudo headers stand for TLS', () => {
  expect(read('GET https://a.test/x HTTP/1.1\nHost: a.test').request).toMatchObject({
    port: 443,
    tls: { sni: 'a.test' },
  });
  expect(read(':authority: a.test\n:method: GET\n:path: /x\n:scheme: https\naccept: */*').request).toEqual({
    protocol: 'http',
    method: 'GET',
    host: 'a.test',
    port: 443,
    path: '/x',
    tls: { sni: 'a.test' },
    headers: [['accept', '*/*']],
  });
});

test('a line of a gateway: the question, who wrote it, and its answer for comparison', () => {
  const { request, writtenBy, logged, dialled } = read(istioLine);
  expect(request).toEqual({
    protocol: 'http',
    method: 'GET',
    host: 'shop.example.com:8080',
    port: 8080,
    path: '/reviews/7?x=1',
    headers: [['User-Agent', 'curl/8.4.0']],
  });
  expect([writtenBy, dialled]).toEqual(['gateway', '10.1.2.3']);
  expect(logged).toEqual({ status: 503, flags: 'NR' });
});

test('a line of a sender dials the address that its application dialled', () => {
  const { request, writtenBy, logged, notes } = read(sidecarLine);
  expect(request).toMatchObject({ method: 'POST', host: 'checkout.shop', port: 80, dial: '10.96.4.4' });
  expect(writtenBy).toBe('sender');
  expect(logged).toEqual({
    status: 200,
    cluster: 'outbound|80|v2|checkout.shop.svc.cluster.local',
    upstreamHost: '10.1.7.7:8080',
    route: 'default',
  });
  expect(notes.join('\n')).toMatch(/X-Request-Id/);
});

test('a connection without HTTP is a TCP request', () => {
  expect(read(tlsLine)).toMatchObject({
    request: { protocol: 'tcp', port: 9443, dial: '10.96.0.8', tls: { sni: 'db.example.com' } },
    logged: { flags: 'UH' },
  });
});

test.each([
  [envoyLine, { host: 'a.test', port: 80, headers: [['User-Agent', 'Mozilla/5.0 (X; \\"q\\")']] }],
  [oldIstioLine, { host: 'old.test', port: 8443, tls: { sni: 'old.test' } }],
  [jsonLine, { host: 'web', port: 80, headers: [] }],
  [JSON.stringify(JSON.parse(jsonLine), undefined, 2), { host: 'web', port: 80 }],
])('other formats of the log: %s', (line, expected) => {
  expect(read(line).request).toMatchObject(expected);
});

test('several lines are several requests; other lines are counted', () => {
  const requests = readAll(`${istioLine}\nEnvoy is ready\n${sidecarLine}\n${jsonLine}\n`);
  expect(requests.map(({ request }) => request.protocol === 'http' && request.path)).toEqual([
    '/reviews/7?x=1',
    '/pay',
    '/a',
  ]);
  expect(requests[0]?.notes[0]).toMatch(/no access log: 1/);
});

test('a line written where the request arrived says so', () => {
  const line = sidecarLine.replace('outbound|80|v2|checkout.shop.svc.cluster.local', 'inbound|8080||');
  expect(read(line)).toMatchObject({ writtenBy: 'receiver' });
  expect(read(line).notes.join()).toMatch(/sender’s proxy/);
});

test('a recording gives each entry that left the browser', () => {
  const requests = readAll(har);
  expect(requests).toHaveLength(2);
  expect(requests[0]).toMatchObject({
    request: {
      method: 'POST',
      host: 'shop.example.com',
      port: 443,
      path: '/cart?id=1',
      tls: { sni: 'shop.example.com' },
      headers: [['x-a', '1']],
    },
    logged: { status: 404 },
  });
  expect(requests[0]?.notes.join('\n')).toMatch(/content-length/);
  expect(readAll(JSON.stringify(harEntry))).toHaveLength(1);
});

test.each([
  ['hello', 'request/none'],
  ['GET / HTTP/1.1\nHost', 'http/header'],
  ['GET / HTTP/1.1\nHost: a\n  b', 'http/folded'],
  ['GET / HTTP/1.1\nHo st: a', 'http/name'],
  ['GET / HTTP/1.1\nX: a', 'http/host'],
  ['GET / HTTP/1.1\nHost: a:99999', 'http/port'],
  [':authority: a\n:path: /', 'http/pseudo'],
  ['GET /  two HTTP/1.1', 'request/none'],
  ['{"response_code": 200,', 'log/json'],
  ['{"response_code": 200}', 'log/host'],
  ['{"log": {"entries": [', 'har/json'],
  ['{"log": {"entries": []}}', 'har/empty'],
  ['{"request": {"method": "GET", "url": "http://"}}', 'har/url'],
  [`curl ${'x'.repeat(300_000)}`, 'curl/length'],
])('%j is refused: %s', (text, code) => {
  expect(codeOf(text)).toBe(code);
});

test('a URL of 64 kB is read, and a refusal of one is short', () => {
  const long = 'a'.repeat(65_536);
  expect(read(`curl http://shop.test/${long}`).request).toMatchObject({ path: `/${long}` });
  const refused = parseRequests(`curl 'http://shop.test/${long} x'`);
  expect(refused.ok ? 0 : refused.error.message.length).toBeLessThan(300);
});

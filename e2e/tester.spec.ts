// The request tester: every way to put a question, who asks, the answer with its reasons, and comparisons; on the tutorial
// and on the bookshop, a mesh of several services.

import type { Locator, Page } from '@playwright/test';
import { answer, ask, editor, notices, problems } from './fixtures/parts.ts';
import { pasteOnPage } from './fixtures/paste.ts';
import { expect, test } from './fixtures/test.ts';

const urlField = (page: Page): Locator => page.getByRole('textbox', { name: 'URL or curl command' });
const way = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Way' });
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const from = (page: Page): Locator => page.getByRole('combobox', { name: 'From' });

const notFoundLine =
  '[2026-03-01T09:12:33.101Z] "GET /world HTTP/1.1" 404 NR route_not_found - "-" 0 0 1 - "10.1.0.9" "curl/8.4.0" "8f1c" ' +
  '"httpserver.lr90.site" "-" - - 10.1.2.3:8080 10.1.0.9:51022 - -';
const podLine =
  '[2026-03-01T09:12:33Z] "GET / HTTP/1.1" 200 - via_upstream - "-" 0 40 8 7 "-" "curl/8" "aa" "web-svc" "10.1.7.7:80" ' +
  'outbound|80|httpd|web-svc.default.svc.cluster.local 10.1.3.3:40000 10.96.4.4:80 10.1.3.3:51000 - default';

test('a connection that is no HTTP is copied as what opens it: curl’s telnet, or openssl inside TLS', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  await ask(page, 'tcp://db.test:3306');
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  const popover = page.getByRole('dialog', { name: 'Copy as a command' });
  const command = popover.getByRole('group', { name: 'Command' });
  await expect(command).toHaveText('curl -v telnet://127.0.0.1:3306');
  await expect(popover).toContainText('Ctrl+C ends it');
  await popover.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('curl -v telnet://127.0.0.1:3306');
  await page.keyboard.press('Escape');
  await ask(page, 'tls://db.test:8443');
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await popover.getByRole('textbox', { name: 'Dialled at' }).fill('203.0.113.7:443');
  await expect(command).toHaveText('openssl s_client -connect 203.0.113.7:443 -servername db.test');
  expect(app.requests, 'requests after load').toEqual([]);
});

test('a pasted HTTP message is asked, wherever it is pasted', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await pasteOnPage(page, 'PUT /hello/you?x=1 HTTP/1.1\r\nHost: httpserver.lr90.site\r\nX-A: 1\r\n\r\nbody');
  await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/hello/you?x=1');
  await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('PUT');
  await expect(page.getByRole('button', { name: 'Headers 1' })).toBeVisible();
  await expect(answer(page)).toContainText('200 → go-server:8000');
  await expect(answer(page)).toContainText('The body is left aside');
  expect(app.requests).toEqual([]);
});

test('a URL pasted onto the page is asked, or told what it lacks', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await pasteOnPage(page, ' https://httpserver.lr90.site:8443/world?x=1\n');
  await expect(urlField(page)).toHaveValue('https://httpserver.lr90.site:8443/world?x=1');
  await expect(answer(page)).toContainText('Connection refused');
  await pasteOnPage(page, 'http://:80/x');
  await expect(notices(page)).toContainText('The URL has no host: write http://host/path.');
  await expect(urlField(page)).toHaveValue('https://httpserver.lr90.site:8443/world?x=1');
  expect(app.requests).toEqual([]);
});

// What the shells and browsers of people put on the clipboard.
const copied: readonly (readonly [name: string, text: string, says: string])[] = [
  [
    'bash: a quotation mark within, --resolve, -k and --cacert',
    `curl -k --cacert ca.pem -X PUT --resolve httpserver.lr90.site:80:10.0.0.1 -d '{"a":1}' -H 'X-A: it'\\''s' 'http://httpserver.lr90.site/hello?a=1&b=$c'`,
    'Left aside, as it does not change the route: -k --cacert.',
  ],
  [
    'zsh: an escaped quotation mark',
    String.raw`curl -X PUT --json '{}' -H $'X-A: it\'s' http://httpserver.lr90.site/hello\?a=1\&b=\$c`,
    'The body is left aside',
  ],
  [
    'PowerShell: backticks',
    "curl.exe -X PUT `\n  -L -H 'X-A: it''s' `\n  \"http://httpserver.lr90.site/hello?a=1&b=`$c\"",
    'a redirect is shown, not followed',
  ],
  [
    'cmd: carets',
    'curl ^\r\n  -X PUT --max-time 3 ^\r\n  -H ^"X-A: it\'s^" ^\r\n  ^"http://httpserver.lr90.site/hello?a=1^&b=$c^"',
    '--max-time',
  ],
  [
    'a HAR entry',
    JSON.stringify({
      request: {
        method: 'PUT',
        url: 'http://httpserver.lr90.site/hello?a=1&b=$c',
        headers: [{ name: 'X-A', value: "it's" }],
        postData: { mimeType: 'text/plain', text: 'x' },
      },
      response: { status: 200, headers: [] },
    }),
    'As the log says: 200',
  ],
];

for (const [name, text, says] of copied) {
  test(`pasted as it was copied, ${name}: the same request, and what was left aside`, async ({ app, page }) => {
    await app.open();
    await app.settle();
    await pasteOnPage(page, text);
    await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/hello?a=1&b=$c');
    await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('PUT');
    await expect(answer(page)).toContainText(says);
    await page.getByRole('button', { name: /^Headers/ }).click();
    const headers = dialog(page, 'Request headers');
    await expect(headers).toBeVisible();
    const values = headers.getByRole('textbox', { name: /^Value of header/ });
    expect(await values.evaluateAll((all) => all.map((one) => one instanceof HTMLInputElement && one.value))).toContain(
      "it's",
    );
    expect(app.requests).toEqual([]);
  });
}

test('a line of a log written as JSON is asked', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const line = {
    method: 'GET',
    path: '/hello?q=1',
    protocol: 'HTTP/1.1',
    response_code: 200,
    response_flags: '-',
    authority: 'httpserver.lr90.site',
    user_agent: 'curl/8',
    request_id: '8f1c',
    x_forwarded_for: '10.1.0.9',
    requested_server_name: null,
    upstream_cluster: 'outbound|8000||go-server.default.svc.cluster.local',
    downstream_local_address: '10.1.2.3:8080',
    downstream_remote_address: '10.1.0.9:51022',
  };
  await pasteOnPage(page, JSON.stringify(line));
  await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/hello?q=1');
  await expect(answer(page)).toContainText('As the log says: 200 · outbound|8000||go-server.default.svc.cluster.local');
  expect(app.requests).toEqual([]);
});

test('a command of several lines survives being pasted into the field', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const command = "curl -s \\\n  -H 'Host: httpserver.lr90.site' \\\n  -H 'X-A: b c' \\\n  http://127.0.0.1:8080/hello";
  await page.evaluate((text) => navigator.clipboard.writeText(text), command);
  await urlField(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(answer(page)).toContainText('8080 → 80 (port-forward)');
  await page.getByRole('button', { name: /^Headers 3/ }).click();
  await expect(page.getByRole('textbox', { name: 'Value of header 3' })).toHaveValue('b c');
});

test('a line of a log is asked, and its answer stands beside ours until the configuration agrees', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  await pasteOnPage(page, notFoundLine);
  await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/world');
  await expect(answer(page)).toContainText('As the log says: 404 NR');
  await expect(answer(page)).toContainText('8080 → 80');
  await pasteOnPage(page, notFoundLine.replace('/world', '/hello'));
  await expect(answer(page)).toContainText('The log says 404 NR');
  await pasteOnPage(page, podLine);
  await expect(from(page)).toHaveValue(/^sidecar /);
  await expect(answer(page)).toContainText(
    'As the log says: 200 · outbound|80|httpd|web-svc.default.svc.cluster.local',
  );
  expect(app.requests).toEqual([]);
});

test('of several lines or a recording, the person chooses', async ({ app, axe, page }) => {
  await app.open();
  await app.settle();
  await pasteOnPage(page, `${notFoundLine}\n${podLine}\nready\n`);
  const choice = dialog(page, 'Which request?');
  await expect(choice.getByRole('listitem')).toHaveCount(2);
  await axe.expectClean();
  await choice.getByRole('textbox', { name: 'Filter by words' }).fill('404 world');
  await expect(choice.getByRole('listitem')).toHaveCount(1);
  await choice.getByRole('listitem').getByRole('button').click();
  await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/world');
  const entry = (url: string) => ({ request: { method: 'GET', url, headers: [] }, response: { status: 200 } });
  const urls = ['http://httpserver.lr90.site/hello', 'http://httpserver.lr90.site/world'];
  await pasteOnPage(page, JSON.stringify({ log: { version: '1.2', entries: urls.map(entry) } }));
  await choice.getByRole('button', { name: /hello/ }).click();
  await expect(answer(page)).toContainText('As the log says: 200');
});

test('the connection: port, TLS, SNI, certificate and what is dialled', async ({ app, axe, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  const button = page.getByRole('button', { name: /^Connection/ });
  await button.click();
  const connection = dialog(page, 'Connection');
  await connection.getByRole('checkbox', { name: 'TLS' }).check();
  await expect(urlField(page)).toHaveValue('https://books.example.com/api/reviews/7');
  await expect(answer(page)).toContainText('rule 3 of bookshop');
  await connection.getByRole('textbox', { name: 'SNI' }).fill('other.example.com');
  await expect(answer(page)).toContainText('Connection closed');
  await expect(page.getByRole('button', { name: 'Connection: more than the URL shows' })).toBeVisible();
  await connection.getByRole('textbox', { name: 'SNI' }).fill('books.example.com');
  await connection.getByRole('textbox', { name: 'Port' }).fill('999999');
  await expect(connection).toContainText('A port is a number from 1 to 65535.');
  await expect(urlField(page)).toHaveValue('https://books.example.com/api/reviews/7');
  await axe.expectClean();
  await connection.getByRole('textbox', { name: 'Port' }).fill('443');
  await connection.getByRole('combobox', { name: 'Protocol' }).selectOption('tcp');
  await expect(urlField(page)).toHaveValue('tls://books.example.com:443');
  await connection.getByRole('combobox', { name: 'Protocol' }).selectOption('http');
  await expect(urlField(page)).toHaveValue('https://books.example.com/api/reviews/7');
  // Its own button closes it, and does not open it again.
  await button.click();
  await expect(connection).toBeHidden();
  await from(page).selectOption({ label: 'pod of web · bookshop' });
  await button.click();
  await connection.getByRole('textbox', { name: 'Dialled' }).fill('reviews');
  await expect(urlField(page)).toHaveValue(/^https:\/\/reviews\//);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a gateway that asks for a client certificate refuses without one', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await pasteOnPage(
    page,
    `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [safe.example.com]
      tls: { mode: MUTUAL, credentialName: safe }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: safe }
spec:
  hosts: [safe.example.com]
  gateways: [edge]
  http:
    - directResponse: { status: 204 }
`,
  );
  await ask(page, 'https://safe.example.com/');
  await expect(answer(page)).toContainText('Connection closed');
  await expect(way(page)).toContainText(/client certificate/);
  await page.getByRole('button', { name: /^Connection/ }).click();
  await dialog(page, 'Connection').getByRole('checkbox', { name: 'With a client certificate' }).check();
  await expect(answer(page)).toContainText('204');
  await page.keyboard.press('Escape');
  // A command that brings one says so too.
  await pasteOnPage(page, 'curl --cert me.pem --key me.key https://safe.example.com/a');
  await expect(answer(page)).toContainText('204');
  await pasteOnPage(page, 'curl https://safe.example.com/a');
  await expect(answer(page)).toContainText('Connection closed');
  expect(app.requests).toEqual([]);
});

test('copied as curl, the request comes back the same', async ({ app, axe, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  await ask(page, `curl -X DELETE -H 'end-user: it'\\''s me' 'http://books.example.com/api/orders/7?a=$b'`);
  const before = await answer(page).textContent();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  const popover = dialog(page, 'Copy as curl');
  await expect(popover.getByRole('group', { name: 'Command' })).toContainText(
    '--resolve books.example.com:80:127.0.0.1',
  );
  await popover.getByRole('textbox', { name: 'Dialled at' }).fill('127.0.0.1:8080');
  await expect(popover.getByRole('group', { name: 'Command' })).toContainText(
    '--connect-to books.example.com:80:127.0.0.1:8080',
  );
  await axe.expectClean();
  await popover.getByRole('button', { name: 'Copy' }).click();
  await expect(popover.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('Escape');
  const command = await page.evaluate(() => navigator.clipboard.readText());
  await ask(page, 'http://elsewhere.example.com/');
  await pasteOnPage(page, command);
  await expect(urlField(page)).toHaveValue('http://books.example.com/api/orders/7?a=$b');
  await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('DELETE');
  await expect(answer(page)).toContainText(before?.slice(0, 20) ?? '');
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await popover.getByRole('combobox', { name: 'Shell' }).selectOption('powershell');
  await expect(popover.getByRole('group', { name: 'Command' })).toContainText("'end-user: it''s me'");
});

test('settings of the mesh change the answer, and go into the link', async ({ app, axe, page, baseURL, browser }) => {
  await app.open();
  await app.settle();
  await from(page).selectOption({ index: 1 });
  await ask(page, 'http://unknown.example.com/');
  await expect(answer(page)).toContainText('200 from the address dialled');
  await page.getByRole('button', { name: 'Mesh settings' }).click();
  const settings = dialog(page, 'Mesh settings');
  await settings.getByRole('combobox', { name: 'Unknown hosts' }).selectOption('REGISTRY_ONLY');
  await settings.getByRole('textbox', { name: 'Cluster domain' }).fill('a b');
  await expect(settings).toContainText('Letters, digits, hyphens and dots.');
  await settings.getByRole('combobox', { name: 'Behaves as Istio' }).selectOption({ label: '1.20 and before' });
  await expect(settings.getByRole('checkbox', { name: /Status 503 is retried/ })).toBeChecked();
  await axe.expectClean();
  await settings.getByRole('button', { name: 'Done' }).click();
  await expect(answer(page)).toContainText('502');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  await page.keyboard.press('Escape');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await other.goto(link);
  await expect(answer(other)).toContainText('502');
  await expect(other.getByRole('button', { name: 'Mesh settings: not Istio’s defaults' })).toBeVisible();
  await context.close();
  await page.getByRole('button', { name: /^Mesh settings/ }).click();
  await settings.getByRole('button', { name: 'Istio’s defaults' }).click();
  await expect(settings.getByRole('textbox', { name: 'Cluster domain' })).toHaveValue('cluster.local');
  await settings.getByRole('button', { name: 'Done' }).click();
  await expect(answer(page)).toContainText('200 from the address dialled');
});

test('the way: why other rules were not taken, and why later ones were not looked at', async ({ app, axe, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  await page.getByRole('tab', { name: 'Way' }).click();
  await expect(answer(page)).toContainText('rule 3 of bookshop');
  const missed = way(page).getByText('2 rules before it do not match');
  await expect(way(page)).not.toContainText('header end-user is missing');
  await missed.click();
  await expect(way(page)).toContainText('Rule 2 of bookshop/bookshop, match 1 (testers)');
  await expect(way(page)).toContainText(/end-user/);
  await way(page).getByText('All 2 conditions').first().click();
  await expect(way(page)).toContainText('R-MATCH-11');
  await way(page)
    .getByText(/later rules were not looked at/)
    .click();
  await expect(way(page)).toContainText('Rule 6 of bookshop/bookshop would match as well, but comes later.');
  await expect(way(page)).toContainText('Rule 4 of bookshop/bookshop comes later and would not match');
  await way(page)
    .getByRole('list', { name: 'Stages' })
    .getByRole('button', { name: /Request$/ })
    .click();
  await axe.expectClean();
  // A step lights its node, and goes to its text.
  await way(page)
    .getByRole('button', { name: /Rule 6 of bookshop/ })
    .click();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('bookshop');
});

test('the way: what leaves for the pod, and every effect', async ({ app, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  await expect(way(page).locator('mark')).toHaveText('/api/reviews');
  await expect(way(page)).toContainText('/reviews/7');
  await expect(way(page)).toContainText('Timeout 3000 ms');
  await expect(way(page)).toContainText('2 retries, 1000 ms each, on 5xx');
  await expect(way(page)).toContainText('bookshop/reviews-v1: 3 ready pods');
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.getByRole('button', { name: 'Add a header' }).click();
  await page.evaluate(() => navigator.clipboard.writeText('end-user: jason\ncookie: a=1\nnonsense'));
  await page.getByRole('textbox', { name: 'Name of header 1' }).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(dialog(page, 'Request headers')).toContainText('nonsense');
  await page.keyboard.press('Escape');
  await expect(answer(page)).toContainText('rule 2 of bookshop');
  await expect(
    way(page)
      .getByRole('listitem')
      .filter({ hasText: /^x-tester: yes$/ }),
  ).toBeVisible();
  await expect(way(page).getByRole('img', { name: 'removed' })).toBeVisible();
  await ask(page, 'http://books.example.com/blog/2');
  await expect(way(page)).toContainText('location: http://blog.example.com/blog/2');
  await way(page).getByRole('button', { name: 'Ask where it leads' }).click();
  await expect(urlField(page)).toHaveValue('http://blog.example.com/blog/2');
  await expect(way(page)).toContainText('NR: no route, chain or virtual host');
});

test('the same request from another sender, and before and after an edit, side by side', async ({ app, axe, page }) => {
  await app.open();
  await app.settle();
  await ask(page, 'http://web-svc/');
  const compare = way(page).getByRole('combobox', { name: 'Compare with' });
  await compare.selectOption({ label: 'pod of go-server · default' });
  const table = way(page).getByRole('region', { name: 'Comparison' });
  await expect(table.getByRole('row', { name: /^differs Answer/ })).toContainText('404');
  await expect(table.getByRole('row', { name: /^differs Answer/ })).toContainText('web-svc:80 httpd 90 %');
  await axe.expectClean();
  // The way begins below the table, however low the dock is.
  const below = await way(page).getByRole('heading', { name: 'Request', exact: true }).boundingBox();
  const last = await table.getByRole('row').last().boundingBox();
  expect(below?.y).toBeGreaterThanOrEqual((last?.y ?? Infinity) + (last?.height ?? 0));

  await from(page).selectOption({ label: 'pod of go-server · default' });
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('30');
  await expect(answer(page)).toContainText('nginx 25 %');
  await compare.selectOption({ label: 'As it was opened' });
  await expect(table.getByRole('row', { name: /^differs Destinations/ })).toContainText('10 %');
  await expect(table.getByRole('row', { name: /^differs Destinations/ })).toContainText('25 %');
  await expect(table.getByRole('row', { name: /^the same Rule/ })).toBeVisible();
});

test('bad input: a message with the reason, and nothing is lost', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const problem = page.getByRole('region', { name: 'Request' }).or(page.getByRole('search')).getByRole('status');
  for (const [text, says] of [
    ['curl "http://a', /is never closed/],
    ['curl -H', /needs a value/],
    ['http:///x', /has no host/],
    ["curl -H 'A: 1\n B: 2' http://a/", /line break/],
  ] as const) {
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await urlField(page).fill('');
    await urlField(page).focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(problem.first()).toContainText(says);
    await expect(answer(page)).toContainText('200 → go-server:8000');
    await page.keyboard.press('Escape');
  }
  await pasteOnPage(page, 'GET / HTTP/1.1\nno header');
  await expect(notices(page)).toContainText('Line 2 is no header');
  await expect(urlField(page)).toHaveValue('http://httpserver.lr90.site/hello');

  const long = `http://httpserver.lr90.site/hello/${'a'.repeat(65_536)}`;
  await ask(page, long);
  await expect(answer(page)).toContainText('200 → go-server:8000');
  await expect(answer(page)).toContainText('60 KiB');
  await expect(urlField(page)).toHaveValue(long);
});

test('bad configuration: a pattern that RE2 refuses, weights that sum to zero', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const rules = (match: string, weight: number): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: odd }
spec:
  hosts: [web]
  http:
    - match: [{ uri: { ${match} } }]
      route:
        - { destination: { host: web, subset: a }, weight: ${weight} }
        - { destination: { host: web, subset: b }, weight: ${weight} }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
`;
  await pasteOnPage(page, rules("regex: '(?=a)'", 50));
  const request = page.getByRole('textbox', { name: 'URL or curl command' });
  await request.fill('http://web/a');
  const shown = await problems(page);
  await expect(shown).toContainText(/\(\?=/);
  await expect(answer(page)).toContainText(/\d{3}/);
  await pasteOnPage(page, rules('prefix: /', 0));
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(shown).toContainText(/weight/);
  await expect(request).toHaveValue('http://web/a');
  await expect(answer(page)).toContainText(/\d{3}/);
});

test('notes beside an answer come also where it was given before they were fetched', async ({ app, page }) => {
  const rival = (name: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
spec:
  hosts: [twice.example.com]
  gateways: [edge]
  http:
    - directResponse: { status: ${name === 'first' ? 201 : 202} }
`;
  const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: ['*']
`;
  await app.open();
  await app.settle();
  await pasteOnPage(page, [gateway, rival('first'), rival('second')].join('---\n'));
  await ask(page, 'http://twice.example.com/');
  await expect(answer(page)).toContainText('201');
  await expect(answer(page)).toContainText('Depends on which object is older');
  // What is kept is written when typing rests.
  await page.waitForTimeout(600);
  await page.reload();
  await expect(answer(page)).toContainText('201');
  await expect(answer(page)).toContainText('Depends on which object is older');
});

test('a pod that the menu has no room for is found by words of its name, by keyboard', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const pods = Array.from(
    { length: 240 },
    (_, i) => `apiVersion: v1\nkind: Pod\nmetadata: { name: job-${i}, labels: { app: job-${i} } }\n`,
  );
  await pasteOnPage(page, pods.join('---\n'));
  await expect(from(page).locator('option', { hasText: 'pod of job-0 · default' })).toHaveCount(1);
  await expect(from(page).locator('option', { hasText: 'pod of job-239' })).toHaveCount(0);
  await from(page).selectOption({ label: '40 more: find by name…' });
  const popover = dialog(page, 'Who sends the request');
  await expect(popover.getByRole('textbox', { name: 'Find by name' })).toBeFocused();
  await page.keyboard.type('job-23');
  await expect(popover.getByRole('list', { name: 'Found senders' }).getByRole('listitem')).toHaveCount(6);
  await expect(popover.getByText('And 5 more: add a word to see them.')).toBeVisible();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(popover).toBeHidden();
  await expect(from(page).locator('option:checked')).toHaveText('pod of job-239 · default');
  expect(app.requests).toEqual([]);
});

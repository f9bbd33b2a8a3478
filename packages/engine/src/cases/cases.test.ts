// Saved cases: what each expectation means, how a rule is found again, what is covered.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, ResourceId } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { decode } from '../decode.ts';
import { resolve } from '../resolve/resolve.ts';
import { defaultSettings } from '../settings.ts';
import {
  destinationRule,
  ingress,
  gateway,
  pods,
  selector,
  service,
  to,
  virtualService,
  web,
  world,
} from '../rules/world.ts';
import { aClient, aConfiguration, aRequest } from '../testing/meshes.ts';
import type { Case, Expectation, RuleBinding } from './case.ts';
import { coverageOf, isCovered } from './coverage.ts';
import { generateFor } from './generate.ts';
import { expectNow } from './expectNow.ts';
import { bindRule, findRule } from './findRule.ts';
import { cellCount, matrixAxes, matrixCell, matrixEnds, matrixQuestions } from './matrix.ts';
import { rebind, runCase } from './runCase.ts';
import { expectationText, gotText } from './tell.ts';

const open = gateway('app/edge', {
  selector,
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
});
const on = (path: string, more: Record<string, Json> = to('web')): Json => ({
  match: [{ uri: { prefix: path } }],
  ...more,
});
const split = {
  route: [
    { destination: { host: 'web', subset: 'v1' }, weight: 90, headers: { request: { set: { 'x-side': 'v1' } } } },
    { destination: { host: 'web', subset: 'v2' }, weight: 10 },
  ],
};
const shop = (http: readonly Json[]): Json =>
  virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http });
const meshOf = (http: readonly Json[]): Mesh =>
  world([
    open,
    shop(http),
    service('app/web', ['http:80']),
    pods('app/web', { version: 'v1' }),
    pods('app/web-two', { app: 'web', version: 'v2' }),
    destinationRule('app/web', {
      host: 'web',
      subsets: ['v1', 'v2', 'v3'].map((name) => ({ name, labels: { version: name } })),
    }),
    ...web('app/other'),
  ]);
const get = (path: string): HttpRequest => ({
  protocol: 'http',
  method: 'GET',
  host: 'shop.test',
  port: 80,
  path,
  headers: [],
});
const caseOf = (path: string, ...expected: Expectation[]): Case => ({
  id: 'one',
  name: path,
  client: ingress,
  request: get(path),
  expect: expected,
});
const shopId = 'VirtualService/app/shop' as ResourceId;
const remember = (mesh: Mesh, index: number, match?: number): RuleBinding => {
  const bound = bindRule(mesh, {
    virtualService: shopId,
    list: 'http',
    index,
    ...(match === undefined ? {} : { match }),
  });
  if (!bound) throw new Error('there is such a rule');
  return bound;
};

const rules = [
  on('/a'),
  on('/split', split),
  on('/moved', { redirect: { uri: '/new', redirectCode: 308 } }),
  on('/old', { ...to('web'), rewrite: { uri: '/fresh', authority: 'inner.test' } }),
  on('/half', {
    route: [
      { destination: { host: 'web', subset: 'v1' }, weight: 50 },
      { destination: { host: 'web', subset: 'v3' }, weight: 50 },
    ],
  }),
  on('/head', { ...to('web'), headers: { response: { set: { 'x-seen': 'yes' } } } }),
  on('/faulty', { ...to('web'), fault: { abort: { httpStatus: 503, percentage: { value: 30 } } } }),
  on('/slow', { ...to('web'), fault: { delay: { fixedDelay: '2s', percentage: { value: 50 } } } }),
  on('/both', { ...split, fault: { abort: { httpStatus: 503, percentage: { value: 30 } } } }),
  on('/never', { ...to('web'), fault: { abort: { httpStatus: 500, percentage: { value: 100 } } } }),
  on('/fresh', {
    ...to('web'),
    rewrite: { uri: '/rewritten' },
    fault: { abort: { httpStatus: 503, percentage: { value: 30 } } },
  }),
  on('/tea', { directResponse: { status: 418 } }),
];
const mesh = meshOf(rules);

describe('expectations', () => {
  test.each<[string, Expectation, boolean, string?]>([
    ['/a', { kind: 'destination', host: 'web' }, true],
    ['/a', { kind: 'destination', host: 'web.app', port: 80 }, true],
    ['/a', { kind: 'destination', host: 'web.app.svc.cluster.local', subset: '' }, true],
    ['/a', { kind: 'destination', host: 'we' }, false, 'it goes to web:80'],
    ['/a', { kind: 'destination', host: 'web', port: 8080 }, false],
    ['/a', { kind: 'destination', host: 'other', not: true }, true],
    ['/split', { kind: 'destination', host: 'web', subset: 'v1' }, false, 'it goes to web:80 v1 90 %, web:80 v2 10 %'],
    ['/split', { kind: 'destination', host: 'web', subset: 'v1', not: true }, false],
    ['/split', { kind: 'destination', host: 'web' }, true],
    ['/split', { kind: 'shares', shares: [{ host: 'web', subset: 'v1', percent: 90 }], tolerance: 0 }, true],
    ['/split', { kind: 'shares', shares: [{ host: 'web', subset: 'v2', percent: 12 }], tolerance: 1 }, false],
    ['/split', { kind: 'shares', shares: [{ host: 'web', subset: 'v2', percent: 12 }], tolerance: 2 }, true],
    [
      '/split',
      { kind: 'header', of: 'request', name: 'X-Side', is: 'present' },
      false,
      'X-Side is v1 for 90 %, – for 10 %',
    ],
    ['/half', { kind: 'status', status: 200 }, false, 'it is answered 200 for 50 %, 503 for 50 %'],
    ['/half', { kind: 'status', status: 404, not: true }, true],
    ['/half', { kind: 'status', status: 503, percent: 50 }, true],
    ['/faulty', { kind: 'status', status: 200 }, false, 'it is answered 200 for 70 %, 503 for 30 %'],
    ['/faulty', { kind: 'status', status: 200, not: true }, false],
    ['/faulty', { kind: 'status', status: 200, percent: 70 }, true],
    ['/faulty', { kind: 'status', status: 503, percent: 30 }, true],
    ['/faulty', { kind: 'status', status: 503, percent: 30, not: true }, false],
    ['/faulty', { kind: 'status', status: 503, percent: 28, tolerance: 1 }, false],
    ['/faulty', { kind: 'status', status: 503, percent: 28, tolerance: 2 }, true],
    ['/faulty', { kind: 'status', status: 404, percent: 0 }, true],
    [
      '/faulty',
      { kind: 'outcome', outcome: 'forwarded' },
      false,
      'it ends as forwarded for 70 %, fault-abort for 30 %',
    ],
    ['/faulty', { kind: 'outcome', outcome: 'fault-abort', percent: 30 }, true],
    ['/faulty', { kind: 'destination', host: 'web' }, false, 'it goes to web:80 70 %; a fault aborts 30 %'],
    ['/faulty', { kind: 'shares', shares: [{ host: 'web', percent: 70 }], tolerance: 0 }, true],
    ['/faulty', { kind: 'shares', shares: [{ host: 'web', percent: 100 }], tolerance: 5 }, false],
    ['/slow', { kind: 'status', status: 200 }, true],
    ['/slow', { kind: 'destination', host: 'web' }, true],
    ['/both', { kind: 'shares', shares: [{ host: 'web', subset: 'v1', percent: 63 }], tolerance: 0 }, true],
    ['/both', { kind: 'shares', shares: [{ host: 'web', subset: 'v1', percent: 90 }], tolerance: 1 }, false],
    [
      '/both',
      { kind: 'header', of: 'request', name: 'x-side', is: 'present' },
      false,
      'x-side is v1 for 90 %, – for 10 %',
    ],
    ['/never', { kind: 'status', status: 500 }, true],
    ['/never', { kind: 'destination', host: 'web' }, false, 'it goes nowhere'],
    ['/never', { kind: 'path', path: '/never' }, false, 'it does not leave the proxy'],
    ['/never', { kind: 'header', of: 'request', name: 'x', is: 'absent' }, false],
    ['/fresh', { kind: 'path', path: '/rewritten' }, true],
    ['/fresh', { kind: 'path', path: '/fresh' }, false, 'it leaves with path /rewritten'],
    ['/half', { kind: 'outcome', outcome: 'weighted' }, true],
    ['/a', { kind: 'outcome', outcome: 'weighted' }, false],
    ['/nowhere', { kind: 'status', status: 404 }, true],
    ['/nowhere', { kind: 'outcome', outcome: 'not-found' }, true],
    ['/nowhere', { kind: 'redirect', location: 'x' }, false, 'it is not redirected'],
    ['/moved', { kind: 'redirect', location: 'http://shop.test/new' }, true],
    ['/moved', { kind: 'status', status: 308 }, true],
    ['/old/x', { kind: 'path', path: '/fresh/x' }, true],
    ['/old/x', { kind: 'authority', authority: 'inner.test' }, true],
    ['/old/x', { kind: 'path', path: '/old/x' }, false, 'it leaves with path /fresh/x'],
    ['/head', { kind: 'header', of: 'response', name: 'X-Seen', is: 'equal', value: 'yes' }, true],
    ['/head', { kind: 'header', of: 'response', name: 'x-seen', is: 'equal', value: 'no' }, false, 'x-seen is yes'],
    ['/a', { kind: 'header', of: 'response', name: 'x-seen', is: 'absent' }, true],
    ['/a', { kind: 'header', of: 'response', name: 'x-seen', is: 'present' }, false, 'there is no x-seen'],
    ['/tea', { kind: 'status', status: 418 }, true],
    ['/a', { kind: 'rule', rule: remember(mesh, 0) }, true],
    ['/a', { kind: 'rule', rule: remember(mesh, 0, 0) }, true],
    ['/split', { kind: 'rule', rule: remember(mesh, 0) }, false, 'rule 2 of shop (match 1) takes it'],
    ['/split', { kind: 'rule', rule: remember(mesh, 0), not: true }, true],
    ['/nowhere', { kind: 'rule', rule: remember(mesh, 0) }, false, 'no rule takes it'],
  ])('GET %s: %j holds: %s', (path, expectation, holds, got) => {
    const { verdict, checks } = runCase(mesh, caseOf(path, expectation));
    expect(verdict).toBe(holds ? 'pass' : 'fail');
    expect(checks).toHaveLength(1);
    if (got !== undefined) expect(checks[0]?.got && gotText(checks[0].got)).toBe(got);
    expect(expectationText(expectation)).not.toMatch(/\{\{|^expect/);
  });

  test('all are held against the answer, whatever the first one says', () => {
    const one = caseOf(
      '/a',
      { kind: 'status', status: 500 },
      { kind: 'destination', host: 'web' },
      { kind: 'path', path: '/b' },
    );
    expect(runCase(mesh, one).checks.map(({ holds }) => holds)).toEqual([false, true, false]);
  });

  test('who expects nothing has neither passed nor failed', () => {
    expect(runCase(mesh, caseOf('/a')).verdict).toBe('open');
  });
});

describe('a remembered rule', () => {
  const a = on('/a', { name: 'first', ...to('web') });
  const b = on('/b');
  const c = on('/c');
  test.each<[string, readonly Json[], number, readonly Json[], number | undefined]>([
    ['keeps its place', [a, b], 1, [a, b], 1],
    ['moves with the others', [a, b], 1, [c, a, b], 2],
    ['is found by its name, whatever became of it', [a, b], 0, [b, on('/z', { name: 'first', ...to('other') })], 1],
    ['is found by its conditions when its action changes', [b, c], 0, [c, on('/b', split)], 1],
    ['is found by its place when its conditions change', [b, c], 0, [on('/bb'), c], 0],
    ['is lost when it is deleted, though the next one does the same', [b, c], 0, [c], undefined],
    ['is lost when a named one is deleted', [a, b], 0, [b], undefined],
    ['of two alike is the nearer one', [b, c, b], 2, [b, c, c, b], 3],
  ])('%s', (_, before, index, after, found) => {
    const binding = remember(meshOf(before), index);
    expect(findRule(meshOf(after), binding)?.index).toBe(found);
  });

  test('says that it is lost, and what takes the request now', () => {
    const binding = remember(meshOf([b, c]), 0);
    const { verdict, checks } = runCase(meshOf([c]), caseOf('/b', { kind: 'rule', rule: binding }));
    expect(verdict).toBe('lost');
    expect(checks[0]?.got && gotText(checks[0].got)).toBe('no rule takes it');
  });

  test('is remembered anew after an edit, so that the next edit finds it too', () => {
    let one = caseOf('/b', { kind: 'rule', rule: remember(meshOf([b, c]), 0) });
    for (const http of [
      [on('/b', split), c],
      [on('/bb', split), c],
      [c, on('/bb', split)],
    ]) {
      const now = meshOf(http);
      one = rebind(one, runCase(now, one));
    }
    expect(one.expect[0]).toMatchObject({ rule: { index: 1, of: 2 } });
    const same = meshOf([c, on('/bb', split)]);
    expect(rebind(one, runCase(same, one))).toBe(one);
  });

  test('follows a VirtualService to another name', () => {
    const binding = remember(meshOf([b, c]), 0);
    const renamed = world([open, virtualService('app/store', { hosts: ['shop.test'], http: [c, b] })]);
    expect(findRule(renamed, binding)).toEqual({ virtualService: 'VirtualService/app/store', list: 'http', index: 1 });
  });

  test('by number alone, as people write it, is that number', () => {
    const binding: RuleBinding = { virtualService: shopId, list: 'http', index: 1, of: 0 };
    expect(findRule(meshOf([b, c]), binding)?.index).toBe(1);
    expect(findRule(meshOf([b]), binding)).toBeUndefined();
  });
});

describe('coverage', () => {
  const two: Json = { match: [{ uri: { exact: '/x' } }, { uri: { exact: '/y' } }], ...to('web') };
  const now = meshOf([two, on('/b')]);
  test.each([
    [[], [false, false], [[0, 1], [0]]],
    [['/x'], [false, false], [[1], [0]]],
    [
      ['/x', '/y'],
      [true, false],
      [[], [0]],
    ],
    [
      ['/x', '/y', '/b', '/nowhere'],
      [true, true],
      [[], []],
    ],
  ])('of %j', (paths, covered, missing) => {
    const { rules: told, covered: count } = coverageOf(
      now.resources,
      paths.map((path) => runCase(now, caseOf(path))),
    );
    expect(told.map(isCovered)).toEqual(covered);
    expect(told.map((rule) => rule.missing)).toEqual(missing);
    expect(count).toBe(covered.filter(Boolean).length);
  });
});

describe('cases made for rules', () => {
  const shadowed = meshOf([
    on('/a'),
    on('/a/b'),
    on('/c'),
    { match: [{ uri: { prefix: '/d' } }, { uri: { prefix: '/a/e' } }], ...to('web') },
  ]);
  const { rules: open } = coverageOf(shadowed.resources, []);
  const made = open.map((rule) => generateFor(shadowed, ingress, rule));
  const drafts = made.flatMap((one) => one.drafts);
  const asCases = drafts.map(({ kind: _, ...draft }, i): Case => ({ ...draft, id: `${i}` }));

  test('hold, and reach every rule and entry that can be reached', () => {
    const results = asCases.map((one) => runCase(shadowed, one));
    expect(results.map(({ verdict }) => verdict)).toEqual(results.map(() => 'pass'));
    expect(new Set(drafts.map(({ kind }) => kind))).toEqual(new Set(['positive', 'boundary', 'negative']));
    const { rules: after } = coverageOf(shadowed.resources, results);
    expect(after.map(({ count, missing }) => [count > 0, missing])).toEqual([
      [true, []],
      [false, [0]],
      [true, []],
      [true, [1]],
    ]);
  });

  test('leave a proof where there is no request', () => {
    expect(made.flatMap(({ unreached }) => unreached).map(({ index, match, kind }) => [index, match, kind])).toEqual([
      [1, 0, 'unreachable'],
      [3, 1, 'unreachable'],
    ]);
    expect(made[1]?.unreached[0]?.reason).toMatch(/rule 1/i);
  });
});

test('the matrix asks every host, path and method of every sender', () => {
  const axes = matrixAxes(mesh, [ingress], 10);
  expect(axes).toMatchObject({ hosts: ['shop.test'], methods: ['GET', 'POST'], ends: [{ port: 80, isTls: false }] });
  expect(axes.paths).toContain('/moved');
  const cells = matrixQuestions(axes).map((question) => matrixCell(mesh, question));
  expect(cells).toHaveLength(cellCount(axes));
  const labels = new Map(cells.map(({ request, label }) => [`${request.method} ${request.path}`, label]));
  expect(labels.get('GET /a')).toBe('web:80');
  expect(labels.get('POST /moved')).toBe('308');
  expect(labels.get('GET /')).toBe('404');
  expect(labels.get('GET /split')).toBe('web:80 v1 90 %, web:80 v2 10 %');
});

test.each([
  ['/faulty', ['shares', 'status 200 70', 'status 503 30']],
  ['/both', ['shares', 'status 200 70', 'status 503 30']],
  ['/slow', ['destination']],
  ['/never', ['status 500 ']],
])('the answer to %s is saved with its shares: %j', (path, kinds) => {
  const expected = expectNow(mesh, { client: ingress, request: get(path) });
  const told = expected.map((one) => (one.kind === 'status' ? `status ${one.status} ${one.percent ?? ''}` : one.kind));
  expect(told).toEqual(['rule', ...kinds]);
  expect(runCase(mesh, caseOf(path, ...expected)).verdict).toBe('pass');
});

test('the matrix asks the servers of a gateway in their own scheme, and a pod’s service ports', () => {
  const secure = world([
    gateway('app/edge', {
      selector,
      servers: [
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
        {
          port: { number: 8443, name: 'https', protocol: 'HTTPS' },
          hosts: ['shop.test'],
          tls: { mode: 'MUTUAL', credentialName: 'cert' },
        },
        { port: { number: 9000, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] },
      ],
    }),
    shop([on('/a')]),
    ...web('app/web', ['http:8080']),
    service('app/db', ['tcp:9000']),
  ]);
  const ends = matrixEnds(secure, [ingress]);
  expect(ends).toEqual([
    { port: 80, isTls: false },
    { port: 8443, isTls: true, clientCert: true },
  ]);
  const axes = { hosts: ['shop.test'], methods: ['GET'], paths: ['/a'], clients: [ingress], ends };
  expect(cellCount(axes)).toBe(2);
  const cells = matrixQuestions(axes).map((question) => matrixCell(secure, question));
  expect(cells.map(({ label, request }) => [request.host, label])).toEqual([
    ['shop.test', 'web:8080'],
    ['shop.test:8443', 'web:8080'],
  ]);
  const pod = { kind: 'sidecar', namespace: 'app', labels: {} } as const;
  expect(matrixEnds(secure, [pod])).toEqual([{ port: 8080, isTls: false }]);
});

test('a saved destination is meant with its namespace', () => {
  const two = world([
    open,
    shop([on('/a'), on('/b', to('web.other.svc.cluster.local'))]),
    ...web('app/web'),
    ...web('other/web'),
  ]);
  const expected = expectNow(two, { client: ingress, request: get('/a') });
  expect(runCase(two, caseOf('/a', ...expected)).verdict).toBe('pass');
  const destination = expected.filter(({ kind }) => kind === 'destination');
  expect(runCase(two, caseOf('/b', ...destination)).verdict).toBe('fail');
});

test('law: what an answer is saved as holds for that answer', () => {
  fc.assert(
    fc.property(aConfiguration, aClient, aRequest, (objects, client, request) => {
      const random = resolve(
        objects.flatMap((value) => decode(value).resource ?? []),
        defaultSettings,
      );
      const expected = expectNow(random, { client, request });
      const result = runCase(random, { id: '1', name: '', client, request, expect: expected });
      expect(expected.length).toBeGreaterThan(0);
      expect([result.verdict, result.checks]).toEqual(['pass', expected.map(() => ({ holds: true }))]);
    }),
    { numRuns: 300 },
  );
});

test('law: an expectation and its opposite never both hold', () => {
  fc.assert(
    fc.property(aConfiguration, aClient, aRequest, (objects, client, request) => {
      const random = resolve(
        objects.flatMap((value) => decode(value).resource ?? []),
        defaultSettings,
      );
      for (const expectation of expectNow(random, { client, request })) {
        const run = (not: boolean) =>
          runCase(random, { id: '1', name: '', client, request, expect: [{ ...expectation, not }] }).verdict;
        expect([run(false), run(true)]).toEqual(['pass', 'fail']);
      }
    }),
    { numRuns: 200 },
  );
});

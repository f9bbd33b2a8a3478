// Files of cases: what is written is read back, other tools' formats mean here what they mean there, mistakes have a place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decode,
  defaultSettings,
  resolve,
  resourceId,
  runCase,
  type Case,
  type Client,
  type Expectation,
} from '@portolan/engine';
import { readSource } from '@portolan/text';
import { isCaseFile, readCaseFile } from './readFile.ts';
import { writeCases } from './writeFile.ts';

const client: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
const text = fc.string({ maxLength: 12 });
const destination = fc.record({ host: text, subset: text, port: fc.nat(65535) }, { requiredKeys: ['host'] });
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  fc.record({
    kind: fc.constant('rule' as const),
    rule: fc.record(
      {
        virtualService: text.map((name) => resourceId('VirtualService', 'default', name)),
        list: fc.constantFrom('http' as const, 'tcp' as const),
        index: fc.nat(99),
        of: fc.nat(99),
        match: fc.nat(9),
        name: text,
        conditions: text,
        action: text,
      },
      { requiredKeys: ['virtualService', 'list', 'index', 'of'] },
    ),
  }),
  destination.map((to) => ({ kind: 'destination' as const, ...to })),
  fc.record({
    kind: fc.constant('shares' as const),
    shares: fc.array(
      destination.chain((to) => fc.nat(100).map((percent) => ({ ...to, percent }))),
      { maxLength: 3 },
    ),
    tolerance: fc.nat(10),
  }),
  fc.record(
    { kind: fc.constant('status' as const), status: fc.nat(599), percent: fc.nat(100), tolerance: fc.nat(5) },
    { requiredKeys: ['kind', 'status'] },
  ),
  fc.record({
    kind: fc.constant('outcome' as const),
    outcome: fc.constantFrom('not-found' as const, 'refused' as const),
  }),
  fc.record({ kind: fc.constant('redirect' as const), location: text, not: fc.constant(true) }),
  fc.record({ kind: fc.constant('path' as const), path: text }),
  fc.record({ kind: fc.constant('authority' as const), authority: text }),
  fc.record({
    kind: fc.constant('header' as const),
    of: fc.constantFrom('request' as const, 'response' as const),
    name: text,
    is: fc.constant('equal' as const),
    value: text,
  }),
);
const someCases: fc.Arbitrary<Case[]> = fc
  .array(
    fc.record(
      {
        name: text,
        description: text,
        group: text,
        client: fc.record({
          kind: fc.constantFrom('gateway' as const, 'sidecar' as const),
          namespace: text,
          labels: fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), text, { maxKeys: 2 }),
        }),
        request: fc.record({
          protocol: fc.constant('http' as const),
          method: text,
          host: text,
          port: fc.nat(65535),
          path: text,
          headers: fc.array(fc.tuple(text, text), { maxLength: 2 }),
        }),
        expect: fc.array(expectation, { maxLength: 3 }),
      },
      { requiredKeys: ['name', 'client', 'request', 'expect'] },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((cases) => cases.map((one, i) => ({ ...one, id: `case-${i + 1}` })));

const empty = resolve([], defaultSettings);

test.each(['portolan-yaml', 'portolan-json'] as const)('law: what is written as %s is read back', (format) => {
  fc.assert(
    fc.property(someCases, (cases) => {
      const { text: written } = writeCases(format, cases, empty);
      const read = readCaseFile(written, client);
      expect(read.problems).toEqual([]);
      expect(read.cases).toEqual(JSON.parse(JSON.stringify(cases)));
    }),
    { numRuns: 150 },
  );
});

test('law: any text is read, or refused with a line', () => {
  const part = fc.constantFrom(
    'cases:',
    'tests:',
    'testCases:',
    '\n',
    '- ',
    '  ',
    'name: a',
    'request: {}',
    '[1]',
    'expect:',
    ': ',
    '{',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const { cases, problems } = readCaseFile(parts.join(''), client);
      expect(cases.length + problems.length).toBeGreaterThan(0);
      for (const { line, message } of problems) expect([line > 0, message.includes('{{')]).toEqual([true, false]);
    }),
  );
});

const good = `cases:
- name: hello
  client: {kind: gateway, namespace: istio-system, labels: {istio: ingressgateway}}
  request: {host: shop.test}
  expect:
  - kind: status
    status: 200
`;

test('a case written by hand needs little', () => {
  const { cases, problems } = readCaseFile(good, client);
  expect(problems).toEqual([]);
  expect(cases[0]?.request).toEqual({
    protocol: 'http',
    method: 'GET',
    port: 80,
    path: '/',
    headers: [],
    host: 'shop.test',
  });
});

test.each([
  ['cases: 5', 1, /no list/],
  [good.replace('name: hello', 'nome: hello'), 2, /`cases\[0\].name` is missing/],
  [good.replace('kind: gateway', 'kind: root'), 3, /does not say who asks/],
  [good.replace('{host: shop.test}', '{host: 5}'), 4, /cannot be asked/],
  [good.replace('kind: status', 'kind: statue'), 6, /expects nothing that is known/],
  [good.replace('status: 200', 'status: many'), 6, /lacks a field/],
  ['apiVersion: v1\nkind: Service\n', 1, /no file of cases/],
  ['cases: []', 1, /no case in this file/],
  ['cases:\n- name: "a\n', 2, /./],
])('%j is refused at line %i', (written, line, message) => {
  const { problems } = readCaseFile(written, client);
  expect(problems[0]?.line).toBe(line);
  expect(problems[0]?.message).toMatch(message);
});

test('one bad case does not take the others along', () => {
  const { cases, problems } = readCaseFile(`${good}- 5\n${good.replace('cases:\n', '')}`, client);
  expect(cases.map(({ id }) => id)).toEqual(['case-1', 'case-3']);
  expect(problems).toHaveLength(1);
});

const objects = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge}
spec:
  selector: {istio: ingressgateway}
  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: users}
spec:
  hosts: [www.example.test, example.test]
  gateways: [edge]
  http:
  - match: [{uri: {prefix: /users}}]
    route: [{destination: {host: users.app.svc.cluster.local, port: {number: 80}}}]
  - match: [{uri: {prefix: /moved}}]
    redirect: {uri: /new}
  - match: [{uri: {prefix: /old}}]
    rewrite: {uri: /fresh, authority: inner.test}
    headers: {request: {set: {x-tier: gold}}}
    route: [{destination: {host: users.app.svc.cluster.local, port: {number: 80}}}]
---
apiVersion: v1
kind: Service
metadata: {name: users, namespace: app}
spec: {selector: {app: users}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: users, namespace: app}
spec:
  selector: {matchLabels: {app: users}}
  template: {metadata: {labels: {app: users}}, spec: {containers: [{name: main, image: x}]}}
`;
const mesh = resolve(
  readSource(objects).documents.flatMap(({ content }) => decode(content.value ?? null).resource ?? []),
  defaultSettings,
);

const validator = `testCases:
- description: happy path users
  wantMatch: true
  request:
    authority: [www.example.test, example.test]
    method: [GET, POST]
    uri: [/users, /users/]
    headers:
      x-user-id: abc123
  route:
  - destination:
      host: users.app.svc.cluster.local
      port: {number: 80}
- description: partners are not users
  wantMatch: false
  request: {authority: [example.test], method: [PUT], uri: [/partners]}
  route:
  - destination: {host: users.app.svc.cluster.local}
- description: redirected
  wantMatch: true
  request: {authority: [example.test], method: [GET], uri: [/moved]}
  redirect: {uri: /new}
`;

const router = `tests:
- test_name: users
  input: {authority: example.test, path: /users, method: GET}
  validate: {cluster_name: 'outbound|80||users.app.svc.cluster.local', virtual_host_name: x}
- test_name: nobody
  input: {':authority': example.test, ':path': /, ':method': GET, random_value: 5}
  validate: {cluster_name: ''}
- test_name: old
  input: {authority: example.test, path: /old, method: GET, additional_request_headers: [{key: a, value: b}]}
  validate:
    host_rewrite: inner.test
    path_rewrite: /fresh
    request_header_matches: [{name: x-tier, string_match: {exact: gold}}, {name: x-no, present_match: true, invert_match: true}]
- test_name: moved
  input: {authority: example.test, path: /moved, method: GET}
  validate: {path_redirect: 'http://example.test/new'}
`;

describe('other tools', () => {
  test.each([
    ['config-validator', validator, 10, 1],
    ['router-check', router, 4, 2],
  ])('%s: each case passes on the mesh it was written for', (format, written, count, notes) => {
    const read = readCaseFile(written, client);
    expect([read.format, read.problems, read.cases.length]).toEqual([format, [], count]);
    expect(read.cases.map((one) => [one.name, runCase(mesh, one).verdict])).toEqual(
      read.cases.map(({ name }) => [name, 'pass']),
    );
    expect(read.notes).toHaveLength(notes);
    expect(new Set(read.cases.map(({ id }) => id)).size).toBe(count);
  });

  test.each(['config-validator', 'router-check-yaml', 'router-check-json'] as const)(
    '%s: what is written is read back and holds; what cannot be said is listed',
    (format) => {
      const { cases } = readCaseFile(router, client);
      const extra: Case = {
        ...(cases[0] as Case),
        id: 'extra',
        name: 'extra',
        expect: [
          { kind: 'status', status: 200 },
          { kind: 'destination', host: 'users.app' },
        ],
      };
      const { text: written, lost } = writeCases(format, [...cases, extra], mesh);
      const back = readCaseFile(written, client);
      expect(back.problems).toEqual([]);
      expect(back.cases.length).toBeGreaterThanOrEqual(3);
      for (const one of back.cases) expect([one.name, runCase(mesh, one).verdict]).toEqual([one.name, 'pass']);
      expect(lost).toContain('extra: cannot be said: is answered 200.');
    },
  );

  test.each(['config-validator', 'router-check-yaml', 'router-check-json'] as const)(
    '%s: that a pod asks cannot be said, and is listed',
    (format) => {
      const [one] = readCaseFile(router, client).cases as readonly [Case];
      const pod: Client = { kind: 'sidecar', namespace: 'shop', labels: {} };
      const told = `${one.name}: who asks (shop) cannot be said; the tool knows no senders.`;
      expect(writeCases(format, [one], mesh).lost).not.toContain(told);
      expect(writeCases(format, [{ ...one, client: pod }], mesh).lost).toContain(told);
    },
  );

  test('a curl script has a command for each request, and its name in front', () => {
    const { cases } = readCaseFile(router, client);
    const { text: script } = writeCases('curl', cases, mesh);
    expect(script.startsWith('#!/usr/bin/env bash\n')).toBe(true);
    expect(script.match(/^curl /gm)).toHaveLength(cases.length);
    expect(script).toContain('# old\n');
  });

  test('and says beside it who asks and what is expected, as comments whatever stands in them', () => {
    const [one] = readCaseFile(router, client).cases as readonly [Case];
    const asked: Case = {
      ...one,
      name: 'a\n$(touch /nowhere)',
      client: { kind: 'sidecar', namespace: 'shop', labels: {} },
      expect: [{ kind: 'path', path: '/a\nrm -r x' }],
    };
    const { text: script, lost } = writeCases('curl', [asked], mesh);
    expect(script).toContain('# a $(touch /nowhere)\n# asked by a pod in shop\n# expected: ');
    const [, ...lines] = script.split('\n');
    expect(lines.filter((line) => /^(\$|rm)/.test(line))).toEqual([]);
    expect(lost).toEqual(['A script only asks: what is expected stands beside each request, for you to compare.']);
  });
});

test.each([
  [good, true],
  [validator, true],
  [router, true],
  [objects, false],
  ['', false],
])('a file of cases is told from YAML of objects', (written, isOne) => {
  expect(isCaseFile(readSource(written))).toBe(isOne);
});

// Law: a plan that follows the changes of VirtualServices gives what planning anew gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { RouteConfiguration } from '../proxy/config.ts';
import type { Json } from '../ref.ts';
import { gateway, ingress, selector, to, virtualService, web } from '../rules/world.ts';
import { defaultSettings } from '../settings.ts';
import { gatewayListener } from './gateway.ts';
import type { Mesh } from './mesh.ts';
import { resolve } from './resolve.ts';

const port = { number: 80, name: 'http', protocol: 'HTTP' };
const gateways = [
  gateway('istio-system/gw', { selector, servers: [{ port, hosts: ['*.test', 'app/x.example'] }] }),
  gateway('app/own', {
    selector,
    servers: [
      { port, hosts: ['b.test'], tls: { httpsRedirect: true } },
      { port: { ...port, number: 8080, name: 'other' }, hosts: ['*'] },
    ],
  }),
];
const rules: readonly Json[] = [
  to('web'),
  to('web', { match: [{ uri: { prefix: '/a' } }] }),
  to('api', { match: [{ uri: { prefix: '/b' }, port: 8080 }] }),
  to('web', { match: [{ uri: { prefix: '/' } }, { uri: { prefix: '/c' }, gateways: ['app/own'] }] }),
  { match: [{ uri: { prefix: '/r' } }], redirect: { uri: '/', redirectCode: 399 } },
  { delegate: { name: 'gone', namespace: 'app' } },
];
const spec = fc.record({
  hosts: fc.uniqueArray(fc.constantFrom('a.test', 'b.test', '*.test', 'x.example', 'B.test', 'web'), {
    minLength: 1,
    maxLength: 3,
  }),
  gateways: fc.constantFrom(['istio-system/gw'], ['istio-system/gw', 'app/own'], ['mesh', 'app/own'], ['app/none']),
  http: fc.array(fc.constantFrom(...rules), { minLength: 1, maxLength: 3 }),
});
const services = ['one', 'two', 'three'] as const;
const start = fc.tuple(spec, spec, spec);
/** Which VirtualService changes, and to what; mostly to other rules alone. */
const change = fc.record({ at: fc.constantFrom(0, 1, 2), spec, isWhole: fc.boolean() });

type Spec = Parameters<typeof virtualService>[1];
const read = (value: Json) => [decode(value).resource ?? []].flat();
const fixed = [...gateways, ...web('app/web'), ...web('app/api')].flatMap(read);

function configurations(mesh: Mesh): readonly RouteConfiguration[] {
  return [80, 8080].flatMap((number) =>
    (gatewayListener(mesh, ingress, number)?.chains ?? []).flatMap(({ network }) =>
      network.kind === 'http' ? [network.routes] : [],
    ),
  );
}
const asData = (mesh: Mesh): unknown => JSON.parse(JSON.stringify(configurations(mesh)));

test('law: following changes gives what planning anew gives', () => {
  fc.assert(
    fc.property(start, fc.array(change, { minLength: 1, maxLength: 6 }), (specs, row) => {
      const now: Spec[] = [...specs];
      let resources = [...fixed, ...services.flatMap((name, i) => read(virtualService(`app/${name}`, now[i] ?? {})))];
      let mesh = resolve(resources, defaultSettings);
      asData(mesh);
      for (const { at, spec: other, isWhole } of row) {
        now[at] = isWhole ? other : { ...now[at], http: other.http };
        const changed = read(virtualService(`app/${services[at]}`, now[at]));
        resources = [...resources.slice(0, fixed.length + at), ...changed, ...resources.slice(fixed.length + at + 1)];
        mesh = resolve(resources, defaultSettings, mesh);
        const followed = asData(mesh);
        // The same text read again: nothing of it is known, not even the Gateway.
        const anew = [...gateways, ...fixed.map(({ value }) => value).slice(gateways.length)].flatMap(read);
        const others = services.flatMap((name, i) => read(virtualService(`app/${name}`, now[i] ?? {})));
        expect(followed).toEqual(asData(resolve([...anew, ...others], defaultSettings)));
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('other rules for the same hosts leave the plan as it is, and the new rules answer', () => {
  const withPath = (path: string) => [
    ...fixed,
    ...read(
      virtualService('app/one', {
        hosts: ['a.test'],
        gateways: ['istio-system/gw'],
        http: [to('web', { match: [{ uri: { prefix: path } }] })],
      }),
    ),
  ];
  const before = resolve(withPath('/a'), defaultSettings);
  const [then] = configurations(before);
  const [now] = configurations(resolve(withPath('/b'), defaultSettings, before));
  expect(now?.domains).toBe(then?.domains);
  const host = now?.virtualHosts.find(({ domains }) => domains.includes('a.test'));
  expect(host?.routes.map(({ match }) => match.path.value)).toEqual(['/b']);
});

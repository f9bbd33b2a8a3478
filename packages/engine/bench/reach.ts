// `npm run bench -- reach`: how long it takes to find a request that reaches a rule, or to prove that none does, behind many
// rules of all kinds; what would have to change; and all rules of a list one after the other, as the marks ask. Processor time
// is the figure, wall time stands beside it.
import {
  defaultSettings,
  nearMisses,
  reachRule,
  resolve,
  type HttpRequest,
  type Json,
  type Mesh,
  type RuleRef,
} from '../src/index.ts';
import { decodeAll, gatewayClient } from './scenes.ts';

type Match = Readonly<Record<string, Json>>;

/** The same numbers on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

const names = ['api', 'cart', 'pay', 'user', 'item', 'order', 'img', 'search', 'admin', 'blog', 'faq', 'help', 'v1'];

/** Exact paths, prefixes, patterns, headers, methods and parameters in turn. */
function mixed(count: number): Match[] {
  const roll = dice(7);
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)] as T;
  const word = (): string => pick(names) + roll(50);
  const kinds: readonly (() => Match)[] = [
    () => ({ uri: { exact: `/${word()}/${word()}` } }),
    () => ({ uri: { prefix: `/${word()}/${word()}` } }),
    () => ({ uri: { regex: `/${word()}/[0-9]+(/.*)?` } }),
    () => ({ uri: { regex: `/(${word()}|${word()})/.*\\.(png|jpg)` } }),
    () => ({
      uri: { prefix: `/${word()}` },
      headers: {
        [pick(['end-user', 'x-canary', 'cookie'])]: pick([
          { exact: word() },
          { regex: `.*${word()}=${word()}.*` },
          { prefix: word() },
        ]),
      },
    }),
    () => ({
      method: { exact: pick(['GET', 'POST', 'PUT', 'DELETE']) },
      uri: { regex: `/v[0-9]+/${word()}/[^/]+` },
      queryParams: { q: { exact: word() } },
    }),
  ];
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]?.() ?? {});
}

interface Scene {
  readonly name: string;
  readonly last: Match;
  /** What stands in front. */
  readonly before: (count: number) => readonly Match[];
}

/** The mixed rules with some of them others. */
const among =
  (others: Readonly<Record<number, Match>>) =>
  (count: number): readonly Match[] =>
    mixed(count).map((match, i) => others[i] ?? match);

const scenes: readonly Scene[] = [
  { name: 'a catch-all', last: { uri: { prefix: '/' } }, before: mixed },
  { name: 'a wide pattern', last: { uri: { regex: '/[a-z0-9]+/[a-z0-9]+.*' } }, before: mixed },
  { name: 'a header', last: { headers: { cookie: { regex: '.*a=b.*' } } }, before: mixed },
  {
    name: 'a prefix behind its own',
    last: { uri: { prefix: '/hidden/abc' } },
    before: among({ 3: { uri: { prefix: '/hidden' } } }),
  },
  {
    name: 'a pattern behind a wider one',
    last: { uri: { regex: '/hidden/[0-9]+x' } },
    before: among({ 3: { uri: { regex: '/(hidden|there)/[0-9]+[xy]' } } }),
  },
  {
    name: 'hidden by two together',
    last: { uri: { regex: '/hidden/[0-9]+' } },
    before: among({
      5: { uri: { prefix: '/hidden/' }, method: { exact: 'GET' } },
      50: { uri: { prefix: '/hidden/' }, method: { regex: '[A-FH-Z].*' } },
    }),
  },
  {
    name: 'patterns that all meet it',
    last: { uri: { regex: '/.*[0-9]{3}.*' } },
    before: (count) => Array.from({ length: count }, (_, i) => ({ uri: { regex: `/.*(${100 + i}|x${i}).*` } })),
  },
  {
    name: 'one header in all, every value told apart',
    last: { headers: { tenant: { regex: '[a-z]{2}' } } },
    before: (count) =>
      Array.from({ length: count }, (_, i) => ({
        headers: {
          tenant: { exact: String.fromCharCode(97 + (Math.floor(i / 26) % 26)) + String.fromCharCode(97 + (i % 26)) },
        },
      })),
  },
];

function meshOf(matches: readonly Match[]): { readonly mesh: Mesh; readonly last: RuleRef } {
  const istio = 'networking.istio.io/v1';
  const route: Json = [{ destination: { host: 'web' } }];
  const spec = {
    hosts: ['shop.test'],
    gateways: ['edge'],
    http: matches.map((match): Json => ({ match: [match], route })),
  };
  const values: readonly Json[] = [
    {
      apiVersion: istio,
      kind: 'Gateway',
      metadata: { name: 'edge', namespace: 'app' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'app' }, spec: { ports: [{ port: 80 }] } },
    { apiVersion: istio, kind: 'VirtualService', metadata: { name: 'shop', namespace: 'app' }, spec },
  ];
  const resources = decodeAll(values);
  const mesh = resolve(resources, defaultSettings);
  const virtualService = mesh.virtualServices[0]?.resource.id;
  if (!virtualService) throw new Error('the scene has a VirtualService');
  return { mesh, last: { virtualService, http: matches.length - 1 } };
}

interface Timed<T> {
  readonly value: T;
  readonly text: string;
}

function timed<T>(work: () => T): Timed<T> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const ms = (one: number): string => `${Math.round(one).toLocaleString('en')} ms`;
  return { value, text: `${ms((user + system) / 1000)} CPU (${ms(wall)})` };
}

const request: HttpRequest = {
  protocol: 'http',
  method: 'GET',
  host: 'shop.test',
  port: 80,
  path: '/cart1/5',
  headers: [],
};

for (const count of [100, 300, 1000]) {
  console.log(`\n${count.toLocaleString('en')} rules in front of`);
  for (const { name, last: match, before } of scenes) {
    const { mesh, last } = meshOf([...before(count), match]);
    const reach = timed(() => reachRule(mesh, gatewayClient, last));
    const near = timed(() => nearMisses(mesh, gatewayClient, request, last));
    console.log(`${name.padEnd(42)} ${reach.value.kind.padEnd(12)} ${reach.text.padEnd(28)} near misses ${near.text}`);
  }
  const { mesh, last } = meshOf([...mixed(count), { uri: { prefix: '/' } }]);
  const kinds = new Map<string, number>();
  const all = timed(() => {
    for (let http = 0; http <= last.http; http++) {
      const { kind } = reachRule(mesh, gatewayClient, { ...last, http });
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  });
  console.log(
    `${'every rule of the list'.padEnd(42)} ${all.text}  ${[...kinds].map((one) => one.join(' ')).join(', ')}`,
  );
}

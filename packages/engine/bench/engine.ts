// `pnpm bench engine`: what the engine does in a second, on one thread, and how each figure grows with ten times the work.
import {
  defaultSettings,
  resolve,
  route,
  type Decision,
  type HttpRequest,
  type Json,
  type Mesh,
} from '../src/index.ts';
import { decodeAll, gatewayClient, manyHosts, manyPatterns, manyResources, manyRules } from './scenes.ts';

const print = (line: string): void => console.log(line);

/** Decisions per second, the best of five rounds after a warm-up; every request must be forwarded or the scene is wrong. */
function rate(mesh: Mesh, requests: readonly HttpRequest[], trace: boolean): number {
  const rounds = Math.max(1, Math.ceil(20_000 / requests.length));
  let last: Decision | undefined;
  const run = (): number => {
    const start = performance.now();
    for (let r = 0; r < rounds; r++)
      for (const request of requests) last = route(mesh, gatewayClient, request, { trace });
    return (rounds * requests.length) / ((performance.now() - start) / 1000);
  };
  for (const request of requests) {
    const { kind } = route(mesh, gatewayClient, request, { trace: false }).outcome;
    if (kind !== 'forwarded') throw new Error(`${request.host ?? ''}${request.path} gave ${kind}`);
  }
  run();
  const best = Math.max(...Array.from({ length: 5 }, run));
  if (last === undefined) throw new Error('nothing was routed');
  return best;
}

function meshOf(values: readonly Json[]): Mesh {
  return resolve(decodeAll(values), defaultSettings);
}

function report(name: string, goal: number, figure: number, grown: number): void {
  const round = (n: number): string => Math.round(n).toLocaleString('en');
  const verdict = figure >= goal ? 'meets' : 'MISSES';
  print(
    `${name.padEnd(52)} ${round(figure).padStart(12)}/s  ${verdict} ${round(goal)}/s   at ten times: ${round(grown)}/s`,
  );
}

function routes(
  name: string,
  goal: number,
  scene: (size: number) => { values: Json[]; requests: HttpRequest[] },
  size: number,
  trace: boolean,
): void {
  const [small, large] = [scene(size), scene(size * 10)];
  report(
    name,
    goal,
    rate(meshOf(small.values), small.requests, trace),
    rate(meshOf(large.values), large.requests, trace),
  );
}

/** Milliseconds to resolve `size` resources from cold, and after one of them was replaced (median of nine). */
function resolving(size: number): { cold: number; decodeMs: number; change: number } {
  const values = manyResources(size);
  const startDecode = performance.now();
  const resources = decodeAll(values);
  const decodeMs = performance.now() - startDecode;
  const startCold = performance.now();
  let mesh = resolve(resources, defaultSettings);
  const cold = performance.now() - startCold;
  const times = Array.from({ length: 9 }, (_, i) => {
    const at = 4 + i * 4; // a VirtualService
    const changed = [...resources];
    changed[at] = decodeAll([values[at] ?? null])[0] ?? resources[at]!;
    const start = performance.now();
    mesh = resolve(changed, defaultSettings, mesh);
    return performance.now() - start;
  });
  return { cold, decodeMs, change: times.sort((a, b) => a - b)[4] ?? Number.NaN };
}

routes('(a) 1,000 rules on one host', 1_000_000, manyRules, 1000, false);
routes('(b) the same with trace', 100_000, manyRules, 1000, true);
routes('(c) 10,000 hosts on one gateway', 1_000_000, manyHosts, 10_000, false);
routes('(d) 200 rules with patterns', 100_000, manyPatterns, 200, false);
for (const size of [10_000, 100_000]) {
  resolving(100); // warm-up of the code, not of the data
  const { cold, decodeMs, change } = resolving(size);
  const goals =
    size === 10_000
      ? `  goals 300 ms and 5 ms: ${cold <= 300 ? 'meets' : 'MISSES'}, ${change <= 5 ? 'meets' : 'MISSES'}`
      : '';
  print(
    `(e) resolve ${size.toLocaleString('en')} resources`.padEnd(52) +
      ` cold ${cold.toFixed(1)} ms (decode before it ${decodeMs.toFixed(1)} ms), after one change ${change.toFixed(2)} ms${goals}`,
  );
}

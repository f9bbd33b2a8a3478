// `pnpm bench engine`: what the engine does in a second, on one thread, and how each figure grows with ten times the work.
// Wall time is the figure. CPU time stands beside it: what a decision costs where other programs share the machine.
import {
  defaultSettings,
  resolve,
  route,
  simulate,
  type Decision,
  type HttpRequest,
  type Json,
  type Mesh,
} from '../src/index.ts';
import { decodeAll, gatewayClient, manyHosts, manyPatterns, manyResources, manyRules } from './scenes.ts';

const print = (line: string): void => console.log(line);

/** Milliseconds of one piece of work: on the clock, and of processor time (all threads, garbage collection included). */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

function timed(work: () => void): Time {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000 };
}

interface Rate {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

/** Decisions per second, the best of fifteen rounds after a warm-up; every request must be forwarded or the scene is wrong. */
function rate(mesh: Mesh, requests: readonly HttpRequest[], trace: boolean): Rate {
  const rounds = Math.max(1, Math.ceil(20_000 / requests.length));
  const decisions = rounds * requests.length;
  const options = { trace };
  let last: Decision | undefined;
  const run = (): Time =>
    timed(() => {
      for (let r = 0; r < rounds; r++)
        for (const request of requests) last = route(mesh, gatewayClient, request, options);
    });
  for (const request of requests) {
    const { kind } = route(mesh, gatewayClient, request, { trace: false }).outcome;
    if (kind !== 'forwarded') throw new Error(`${request.host ?? ''}${request.path} gave ${kind}`);
  }
  run();
  const times = Array.from({ length: 15 }, run);
  if (last === undefined) throw new Error('nothing was routed');
  return {
    perSecond: decisions / (Math.min(...times.map(({ wall }) => wall)) / 1000),
    cpuMicroseconds: (Math.min(...times.map(({ cpu }) => cpu)) * 1000) / decisions,
  };
}

function meshOf(values: readonly Json[]): Mesh {
  return resolve(decodeAll(values), defaultSettings);
}

const verdict = (meets: boolean): string => (meets ? 'meets' : 'MISSES');

function routes(
  name: string,
  goal: number,
  scene: (size: number) => { values: Json[]; requests: HttpRequest[] },
  size: number,
  trace: boolean,
): void {
  const [figure, grown] = [size, size * 10].map((each) => {
    const { values, requests } = scene(each);
    return rate(meshOf(values), requests, trace);
  });
  if (!figure || !grown) throw new Error('two sizes were measured');
  const round = (n: number): string => Math.round(n).toLocaleString('en');
  const told = ({ perSecond, cpuMicroseconds }: Rate): string =>
    `${round(perSecond).padStart(9)}/s (${cpuMicroseconds.toFixed(2)} µs CPU each)`;
  const judged = `${verdict(figure.perSecond >= goal)} ${round(goal)}/s`;
  print(`${name.padEnd(36)} ${told(figure)}  ${judged}   at ten times: ${told(grown)}`);
}

/** Milliseconds to resolve `size` resources from cold, and each of 101 changes of one VirtualService or one Service, the first right after the load. */
function resolving(size: number): { decode: Time; cold: Time; changes: Readonly<Record<string, readonly Time[]>> } {
  const values = manyResources(size);
  let resources = decodeAll(values.slice(0, 100));
  const decode = timed(() => (resources = decodeAll(values)));
  let mesh = resolve([], defaultSettings);
  const cold = timed(() => (mesh = resolve(resources, defaultSettings)));
  const change = (offset: number): readonly Time[] =>
    Array.from({ length: 101 }, (_, i) => {
      const at = offset + i * 4;
      resources = [...resources];
      resources[at] = decodeAll([values[at] ?? null])[0] ?? resources[at]!;
      return timed(() => (mesh = resolve(resources, defaultSettings, mesh)));
    });
  return { decode, cold, changes: { VirtualService: change(4), Service: change(1) } };
}

function reportResolving(size: number): void {
  resolving(1000); // warm-up of the code, not of the data
  const { decode, cold, changes } = resolving(size);
  const isJudged = size === 10_000;
  const ms = ({ wall, cpu }: Time): string => `${wall.toFixed(1)} ms (${cpu.toFixed(1)} CPU)`;
  const judged = isJudged ? `  ${verdict(cold.wall <= 300)} 300 ms` : '';
  print(
    `${`(e) resolve ${size.toLocaleString('en')} resources`.padEnd(36)} cold ${ms(cold)}${judged}, decode before it ${ms(decode)}`,
  );
  for (const [kind, times] of Object.entries(changes)) {
    const at = (share: number, of: keyof Time): number =>
      times.map((time) => time[of]).sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
    const both = (share: number): string => ms({ wall: at(share, 'wall'), cpu: at(share, 'cpu') });
    const change = isJudged ? `  ${verdict(at(0.9, 'wall') <= 5)} 5 ms at p90` : '';
    const first = times[0] ? `, the first ${ms(times[0])}` : '';
    print(`${`    after one changed ${kind}`.padEnd(36)} median ${both(0.5)}, p90 ${both(0.9)}${change}${first}`);
  }
}

function reportSimulation(): void {
  const { values, requests } = manyRules(1000);
  const [mesh, request] = [meshOf(values), requests[500]];
  if (!request) throw new Error('the scene has a thousand requests');
  const { wall, cpu } = timed(() => simulate(mesh, gatewayClient, request, 1_000_000, 7));
  const judged = `${verdict(wall <= 2000)} 2,000 ms`;
  print(`${'(f) simulate 1,000,000 requests'.padEnd(36)} ${wall.toFixed(0)} ms (${cpu.toFixed(0)} CPU)  ${judged}`);
}

routes('(a) 1,000 rules on one host', 1_000_000, manyRules, 1000, false);
routes('(b) the same with trace', 100_000, manyRules, 1000, true);
routes('(c) 10,000 hosts on one gateway', 1_000_000, manyHosts, 10_000, false);
routes('(d) 200 rules with patterns', 100_000, manyPatterns, 200, false);
reportResolving(10_000);
reportResolving(100_000);
reportSimulation();

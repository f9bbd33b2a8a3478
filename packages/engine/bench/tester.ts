// `npm run bench -- tester`: what the request tester asks of the engine: saved cases run again after an edit, the answer to the
// request in the bar, and simulated requests; each with ten times as much. Wall time is the figure; processor time stands
// beside it, for machines that other programs share.
import {
  defaultSettings,
  expectNow,
  resolve,
  route,
  runCase,
  simulate,
  type Case,
  type HttpRequest,
  type Json,
  type Mesh,
  type Resource,
} from '../src/index.ts';
import { decodeAll, gatewayClient, manyResources } from './scenes.ts';

const edits = 41;

/** One object of a kind comes anew after every edit: a VirtualService with another prefix. */
function edited(resources: readonly Resource[], values: readonly Json[], at: number, round: number): Resource[] {
  const text = JSON.stringify(values[at]).replace('"/api"', `"/api${round % 2 === 0 ? '' : 's'}"`);
  const next = [...resources];
  next[at] = decodeAll([JSON.parse(text) as Json])[0] ?? next[at]!;
  return next;
}

function casesOn(mesh: Mesh, count: number, apps: number): Case[] {
  return Array.from({ length: count }, (_, i): Case => {
    const path = ['/api', '/', '/api/deep?x=1', '/other'][Math.floor(i / apps) % 4] ?? '/';
    const request: HttpRequest = {
      protocol: 'http',
      method: 'GET',
      host: `app-${i % apps}.example.com`,
      port: 80,
      path: `${path}${Math.floor(i / (apps * 4)) === 0 ? '' : `-${i}`}`,
      headers: [],
    };
    const asked = { client: gatewayClient, request };
    return { ...asked, id: `${i}`, name: path, expect: expectNow(mesh, asked) };
  });
}

/** Milliseconds after each edit: all of it, and the cases alone. */
function rerun(resources: number, cases: number): void {
  const values = manyResources(resources);
  let now: readonly Resource[] = decodeAll(values);
  let mesh = resolve(now, defaultSettings);
  const saved = casesOn(mesh, cases, Math.floor(resources / 4));
  const all: number[] = [];
  const processor: number[] = [];
  const answers: number[] = [];
  for (let round = 0; round < edits; round++) {
    now = edited(now, values, 4 + 4 * (round % 50), round);
    const cpu = process.cpuUsage();
    const start = performance.now();
    mesh = resolve(now, defaultSettings, mesh);
    const results = saved.map((one) => runCase(mesh, one));
    const end = performance.now();
    if (results.every(({ verdict }) => verdict === 'lost')) throw new Error('the cases lost their rules');
    all.push(end - start);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1000);
    const [first] = saved;
    if (!first) throw new Error('there are cases');
    const asked = performance.now();
    route(mesh, first.client, first.request, { trace: true });
    answers.push(performance.now() - asked);
  }
  const goal = cases === 1000 && resources === 1000 ? verdict(p(all, 90) <= 50, '50 ms') : '';
  say(
    `${cases.toLocaleString('en')} cases, ${resources.toLocaleString('en')} resources`,
    `after an edit p50 ${ms(p(all, 50))} (${ms(p(processor, 50))} CPU), p90 ${ms(p(all, 90))} (${ms(p(processor, 90))} CPU)${goal}`,
  );
  say('    the answer of the bar, with its way', `p90 ${ms(p(answers, 90))}${verdict(p(answers, 90) <= 16, '16 ms')}`);
}

function simulated(n: number): void {
  const mesh = resolve(decodeAll(manyResources(1000)), defaultSettings);
  const [one] = casesOn(mesh, 1, 1);
  if (!one) throw new Error('there is a case');
  const start = performance.now();
  simulate(mesh, one.client, one.request, n, 7);
  const wall = performance.now() - start;
  say(
    `${n.toLocaleString('en')} simulated requests`,
    `${ms(wall)}${n === 1_000_000 ? verdict(wall <= 2000, '2,000 ms') : ''}`,
  );
}

/** A percentile by nearest rank. */
function p(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const verdict = (isGood: boolean, goal: string): string => `  ${isGood ? '✓ at most' : '✗ more than'} ${goal}`;
const say = (what: string, figure: string): void => console.log(`${what.padEnd(42)} ${figure}`);

rerun(1000, 1000);
rerun(1000, 10_000);
rerun(10_000, 1000);
rerun(10_000, 10_000);
simulated(1_000_000);
simulated(10_000_000);

// The worker: keeps the mesh of the resources it is told of, and does the newest job of each type. A job that takes long
// stops where a newer one has come.
import {
  defaultSettings,
  generateFor,
  matrixCell,
  matrixQuestions,
  nearMisses,
  patternsReady,
  reachAny,
  reachRule,
  resolve,
  textSetsReady,
  type Case,
  type CaseResult,
  type Mesh,
  type MeshSettings,
  type ReachProgress,
  type Resource,
} from '@portolan/engine';
import { CaseRunner } from './caseRunner.ts';
import { applyDelta, deltaOf } from './delta.ts';
import type { FromWorker, JobMessage, JobType, Result, SentJob, SimulationMessage, ToWorker } from './protocol.ts';
import { SimulationQueue } from './queue.ts';
import { UnreachableFinder } from './unreachable.ts';

/** Fetched with the worker itself, not with its first job: later on the page asks the network for nothing. */
const ready = patternsReady();
const setsReady = ready.then(textSetsReady);

interface Waiting {
  readonly generation: number;
  readonly job: SentJob;
}
const waiting = new Map<JobType, Waiting>();
let isWorking = false;

let resources: readonly Resource[] = [];
let settings: MeshSettings | undefined;
let cases: readonly Case[] = [];
let told: readonly CaseResult[] = [];
const runner = new CaseRunner();
const finder = new UnreachableFinder();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('slot' in data) simulate(data);
  else if ('cancel' in data) cancel(data.cancel);
  else if ('finish' in data) finished.add(data.finish);
  else takeIn(data);
};

function takeIn(data: JobMessage): void {
  // Deltas build on each other: each is applied, whether or not its job is ever done.
  resources = applyDelta(resources, data.resources);
  settings = data.settings ?? settings;
  if (data.job.type === 'cases') cases = applyDelta(cases, data.job.cases);
  waiting.set(data.job.type, data);
  if (!isWorking) void work();
}

const cancelled = new Set<JobType>();
/** Of these types what is done shall do. */
const finished = new Set<JobType>();

function cancel(type: JobType): void {
  waiting.delete(type);
  cancelled.add(type);
}

async function work(): Promise<void> {
  isWorking = true;
  await ready;
  for (let next = take(); next; next = take()) {
    // A message that has come meanwhile may take the place of this one.
    await pause();
    if (waiting.has(next.job.type)) continue;
    await done(next);
  }
  isWorking = false;
}

function take(): Waiting | undefined {
  for (const [type, job] of waiting) {
    waiting.delete(type);
    return job;
  }
  return undefined;
}

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

async function done({ generation, job }: Waiting): Promise<void> {
  cancelled.delete(job.type);
  finished.delete(job.type);
  if (job.type === 'unreachable' && waiting.size > 0) return later({ generation, job });
  const tell = (progress: ReachProgress): void =>
    self.postMessage({ generation, job: job.type, progress } satisfies FromWorker);
  try {
    const result = await resultOf(job, tell);
    if (!result && job.type === 'unreachable' && !cancelled.has(job.type)) later({ generation, job });
    if (result) self.postMessage({ generation, job: job.type, result } satisfies FromWorker);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    self.postMessage({ generation, job: job.type, reason } satisfies FromWorker);
  }
}

/** Nobody waits for the marks: whatever else is asked goes first. */
function later(one: Waiting): void {
  if (!waiting.has(one.job.type)) waiting.set(one.job.type, one);
}

/** Whether a newer job of the type has come, or nobody wants this one any more. Lets messages come in first. */
async function isOutdated(type: JobType): Promise<boolean> {
  await pause();
  return waiting.has(type) || cancelled.has(type);
}

/** Does a long answer piece by piece. @returns undefined where it was given up */
async function inPieces<T>(
  type: JobType,
  steps: Generator<ReachProgress, T, undefined>,
  tell: (progress: ReachProgress) => void,
): Promise<T | undefined> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < pieceMs) continue;
    tell(step.value);
    if (await isOutdated(type)) return undefined;
    since = performance.now();
  }
}

/** One result for each of many. @returns those that there are where it was stopped, undefined where it was given up */
async function forEach<T, R>(
  type: JobType,
  items: readonly T[],
  make: (item: T) => R,
  tell: (progress: ReachProgress) => void,
): Promise<readonly R[] | undefined> {
  const made: R[] = [];
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since >= pieceMs) {
      tell({ done: made.length, count: items.length });
      if (await isOutdated(type)) return undefined;
      if (finished.has(type)) break;
      since = performance.now();
    }
    made.push(make(item));
  }
  return made;
}

/** Between two looks at what has come. */
const pieceMs = 12;

/** Undefined where a newer job of the type has come. */
async function resultOf(job: SentJob, tell: (progress: ReachProgress) => void): Promise<Result | undefined> {
  const mesh = meshNow();
  if (!mesh) return undefined;
  switch (job.type) {
    case 'generate': {
      await setsReady;
      const made = await forEach('generate', job.rules, (rule) => generateFor(mesh, job.client, rule), tell);
      if (!made) return undefined;
      return {
        type: 'generate',
        done: made.length,
        count: job.rules.length,
        drafts: made.flatMap(({ drafts }) => drafts),
        unreached: made.flatMap(({ unreached }) => unreached),
      };
    }
    case 'matrix': {
      const questions = matrixQuestions(job.axes);
      const cells = await forEach('matrix', questions, (question) => matrixCell(mesh, question), tell);
      return cells && { type: 'matrix', cells, count: questions.length };
    }
    case 'reach': {
      await setsReady;
      const reach = await inPieces('reach', reachAny(mesh, job.client, job.rule), tell);
      return reach && { type: 'reach', reach };
    }
    case 'unreachable': {
      await setsReady;
      const found = await finder.run(mesh, job.client, job.isMore, async () => {
        await pause();
        return waiting.size === 0 && !cancelled.has('unreachable');
      });
      return found && { type: 'unreachable', ...found };
    }
    case 'near': {
      await setsReady;
      if (await isOutdated('near')) return undefined;
      const misses = nearMisses(mesh, job.client, job.request, job.target);
      const reach = misses.length > 0 ? undefined : reachRule(mesh, job.client, job.target);
      return { type: 'near', misses, reach };
    }
    case 'cases': {
      const results = await runner.run(mesh, cases, async () => {
        await pause();
        return waiting.has('cases');
      });
      if (!results) return undefined;
      const changed = deltaOf(told, results);
      told = results;
      return { type: 'cases', results: changed };
    }
  }
}

const simulations = new SimulationQueue(
  (now, given) => (now === resources && given === settings ? meshNow() : undefined),
  (answer) => self.postMessage(answer satisfies FromWorker),
);
let isSimulating = false;

function simulate(message: SimulationMessage): void {
  if ('stop' in message) simulations.stop(message.slot);
  else
    simulations.add(message, {
      ...message.task,
      resources: applyDelta(resources, message.resources),
      settings: message.settings ?? settings ?? defaultSettings,
    });
  if (isSimulating) return;
  isSimulating = true;
  void ready.then(() => setTimeout(drawOn, 0));
}

function drawOn(): void {
  isSimulating = simulations.step();
  if (isSimulating) setTimeout(drawOn, 0);
}

let last: { readonly resources: readonly Resource[]; readonly settings: MeshSettings; readonly mesh: Mesh } | undefined;

function meshNow(): Mesh | undefined {
  if (!settings) return undefined;
  if (last?.resources !== resources || last.settings !== settings)
    last = { resources, settings, mesh: resolve(resources, settings, last?.mesh) };
  return last.mesh;
}

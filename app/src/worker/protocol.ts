// What page and worker say to each other. Every message carries the generation of its job: of jobs of one type only the
// newest counts. Resources and cases go as deltas against what was sent last.
import type {
  Case,
  CaseDraft,
  CaseResult,
  Client,
  ConnectionReach,
  ListedRule,
  MatrixAxes,
  MatrixCell,
  MeshSettings,
  MixRefusal,
  NearMiss,
  Reach,
  ReachProgress,
  Request,
  Resource,
  RuleCoverage,
  RuleRef,
  Simulation,
  TrafficProfile,
  Unreached,
} from '@portolan/engine';
import type { Delta } from './delta.ts';

/** What every job is about. Keep the same objects as long as they say the same. */
export interface About {
  readonly resources: readonly Resource[];
  readonly settings: MeshSettings;
}

export type Job =
  | { readonly type: 'cases'; readonly cases: readonly Case[] }
  | { readonly type: 'generate'; readonly client: Client; readonly rules: readonly RuleCoverage[] }
  | { readonly type: 'matrix'; readonly axes: MatrixAxes }
  | { readonly type: 'reach'; readonly client: Client; readonly rule: ListedRule }
  /** Of all rules, those that nothing reaches. It ends after some seconds; `isMore` goes on where it ended for this text. */
  | { readonly type: 'unreachable'; readonly client: Client; readonly isMore: boolean }
  | { readonly type: 'near'; readonly client: Client; readonly request: Request; readonly target: RuleRef };
export type JobType = Job['type'];
export type JobOf<T extends JobType> = Extract<Job, { readonly type: T }>;

/** A job as it is sent: of the cases only what is new. */
export type SentJob =
  Exclude<Job, { readonly type: 'cases' }> | { readonly type: 'cases'; readonly cases: Delta<Case> | undefined };

export interface JobMessage {
  readonly generation: number;
  readonly resources: Delta<Resource> | undefined;
  /** Only where they changed. */
  readonly settings: MeshSettings | undefined;
  readonly job: SentJob;
}

export type Result =
  /** Against the results that were told last. */
  | { readonly type: 'cases'; readonly results: Delta<CaseResult> | undefined }
  /** For `done` of `count` rules: fewer where it was stopped. */
  | {
      readonly type: 'generate';
      readonly done: number;
      readonly count: number;
      readonly drafts: readonly CaseDraft[];
      readonly unreached: readonly Unreached[];
    }
  /** Fewer cells than `count` where it was stopped. */
  | { readonly type: 'matrix'; readonly cells: readonly MatrixCell[]; readonly count: number }
  | { readonly type: 'reach'; readonly reach: Reach | ConnectionReach }
  /** `open`: rules that have not had their turn. */
  | { readonly type: 'unreachable'; readonly found: readonly Unreachable[]; readonly open: number }
  /** `reach` says why where nothing is near. */
  | { readonly type: 'near'; readonly misses: readonly NearMiss[]; readonly reach: Reach | undefined };

export interface Unreachable {
  readonly rule: ListedRule;
  readonly reach: Extract<Reach, { readonly kind: 'unreachable' }>;
}

/** Gives up the job of a type that is being done or waits. */
interface CancelMessage {
  readonly cancel: JobType;
}

/** Ends the job of a type early: what is done is its result. */
interface FinishMessage {
  readonly finish: JobType;
}

export type JobAnswer =
  | { readonly generation: number; readonly job: JobType; readonly progress: ReachProgress }
  | { readonly generation: number; readonly job: JobType; readonly result: Result }
  | { readonly generation: number; readonly job: JobType; readonly reason: string };

export interface SimulationTask extends About {
  /** Who sends what a profile does not say otherwise. */
  readonly client: Client;
  readonly traffic: readonly TrafficProfile[];
  readonly n: number;
  readonly seed: number;
}

/** A slot is a place on the page that shows one simulation; of its tasks only the newest counts. */
export interface TaskId {
  readonly slot: string;
  readonly generation: number;
}

/** Resources and settings against those of the jobs, which stay what they are. */
interface SentSimulation extends TaskId {
  readonly resources: Delta<Resource> | undefined;
  readonly settings: MeshSettings | undefined;
  readonly task: Omit<SimulationTask, keyof About>;
}

export type SimulationMessage =
  | SentSimulation
  /** Ends the task early: what was counted so far is its result. */
  | { readonly slot: string; readonly stop: true };

export type SimulationAnswer = TaskId &
  (
    | { readonly type: 'progress'; readonly done: number; readonly n: number }
    /** `simulation.n` is smaller than was asked where it was stopped. */
    | { readonly type: 'done'; readonly simulation: Simulation }
    | { readonly type: 'refused'; readonly refusal: MixRefusal }
    | { readonly type: 'failed'; readonly reason: string }
  );

export type ToWorker = JobMessage | CancelMessage | FinishMessage | SimulationMessage;
export type FromWorker = JobAnswer | SimulationAnswer;

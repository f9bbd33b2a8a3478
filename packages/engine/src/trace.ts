// Collects the steps of a decision while it is made. Without a trace nothing is collected and nothing is formatted.
import type { Comparison, Stage, Step, Verdict } from './decision.ts';
import type { Ref } from './ref.ts';

export type Values = Readonly<Record<string, string | number>>;

export interface Details {
  readonly values?: Values;
  readonly at?: Ref | undefined;
  readonly comparisons?: readonly Comparison[];
}

export class Trace {
  readonly steps: Step[] = [];

  add(stage: Stage, verdict: Verdict, message: string, rule: string, details: Details = {}): void {
    const { values = noValues, at, comparisons } = details;
    this.steps.push(stepOf(stage, verdict, message, rule, values, at, comparisons));
  }

  /** Puts a step that is only known later behind those of its stage. */
  insert(stage: Stage, verdict: Verdict, message: string, rule: string, details: Details = {}): void {
    const { values = noValues, at, comparisons } = details;
    const place = stages.indexOf(stage);
    const same = this.steps.findLastIndex((step) => step.stage === stage);
    const last = same >= 0 ? same : this.steps.findLastIndex((step) => stages.indexOf(step.stage) < place);
    this.steps.splice(last + 1, 0, stepOf(stage, verdict, message, rule, values, at, comparisons));
  }
}

const noValues: Values = {};

const stages: readonly Stage[] = [
  'request',
  'listener',
  'chain',
  'virtual-host',
  'rule',
  'action',
  'destination',
  'response',
  'outcome',
];

/** Each form written out: thousands of steps are made in a second, and spreading costs more than all the rest. */
function stepOf(
  stage: Stage,
  verdict: Verdict,
  message: string,
  rule: string,
  values: Values,
  at: Ref | undefined,
  comparisons: readonly Comparison[] | undefined,
): Step {
  if (at) {
    return comparisons
      ? { stage, message, verdict, rule, values, at, comparisons }
      : { stage, message, verdict, rule, values, at };
  }
  return comparisons
    ? { stage, message, verdict, rule, values, comparisons }
    : { stage, message, verdict, rule, values };
}

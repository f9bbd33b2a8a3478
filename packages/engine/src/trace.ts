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
    this.steps.push({
      stage,
      message,
      verdict,
      rule,
      values: details.values ?? {},
      ...(details.at && { at: details.at }),
      ...(details.comparisons && { comparisons: details.comparisons }),
    });
  }
}

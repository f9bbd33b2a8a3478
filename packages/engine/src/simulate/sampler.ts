// Draws answers of one plan and counts them (R-SIM-1 to R-SIM-5).
import { mirrorScale, type Plan } from './plan.ts';
import type { Random } from './random.ts';

export class Sampler {
  readonly plan: Plan;
  /** Answers of each kind of the plan. */
  readonly counts: number[];
  /** Copies to each mirror of the plan. */
  readonly copies: number[];
  n = 0;

  constructor(plan: Plan) {
    this.plan = plan;
    this.counts = plan.kinds.map(() => 0);
    this.copies = plan.mirrors.map(() => 0);
  }

  draw(random: Random): void {
    const { plan } = this;
    const s = random.integer();
    const side = plan.delay > 0 && random.fraction() < plan.delay ? 1 : 0;
    const isAborted = plan.abort > 0 && random.fraction() < plan.abort;
    const place = isAborted ? plan.abortPlace : plan.places[destinationAt(plan.weights, s % plan.total)];
    const kind = place?.[side] ?? 0;
    this.n++;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    if (isAborted || plan.mirrors.length === 0 || plan.kinds[kind]?.isUpstream !== true) return;
    plan.mirrors.forEach(({ millionths }, mirror) => {
      // The very S of the weighted choice: small mirrors are parts of bigger ones (R-SIM-4).
      if (s % mirrorScale < millionths) this.copies[mirror] = (this.copies[mirror] ?? 0) + 1;
    });
  }
}

/** @param mark in [0, sum of the weights): S mod that sum (R-SIM-2) */
export function destinationAt(weights: readonly number[], mark: number): number {
  let left = mark;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    left -= weight;
    if (left < 0) return i;
    if (weight > 0) last = i;
  }
  return last;
}

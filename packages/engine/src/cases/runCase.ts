// A case run: its request asked of the mesh, every expectation held against the answer, none skipped. Total: any case on any
// mesh has a result.
import type { Mesh } from '../resolve/mesh.ts';
import { summarize, type Summary } from '../summarize.ts';
import { Answer } from './answer.ts';
import type { Case, Expectation } from './case.ts';
import { check, type Check } from './check.ts';
import { reachedBy, type Reached } from './reached.ts';

/** `lost`: a rule that it speaks of is gone. `open`: nothing is expected. */
export type CaseVerdict = 'pass' | 'fail' | 'lost' | 'open';

export interface CaseResult {
  readonly id: string;
  readonly verdict: CaseVerdict;
  /** One for each expectation, in their order. */
  readonly checks: readonly Check[];
  readonly reached: readonly Reached[];
  /** The answer in one line, by `message`. */
  readonly summary: Summary;
}

export function runCase(mesh: Mesh, one: Case): CaseResult {
  const answer = new Answer(mesh, one);
  const checks = one.expect.map((expectation) => check(mesh, answer, expectation));
  return {
    id: one.id,
    verdict: verdictOf(checks),
    checks,
    reached: reachedBy(answer.outcome),
    summary: summarize(answer),
  };
}

function verdictOf(checks: readonly Check[]): CaseVerdict {
  if (checks.length === 0) return 'open';
  if (checks.some(({ isLost }) => isLost === true)) return 'lost';
  return checks.every(({ holds }) => holds) ? 'pass' : 'fail';
}

/** The case with every rule remembered as it stands now; the same object where nothing is to be changed. */
export function rebind(one: Case, { checks }: CaseResult): Case {
  if (!checks.some(({ rebound }) => rebound)) return one;
  return { ...one, expect: one.expect.map((expectation, i) => reboundTo(expectation, checks[i])) };
}

function reboundTo(expectation: Expectation, checked: Check | undefined): Expectation {
  if (expectation.kind !== 'rule' || !checked?.rebound) return expectation;
  return { ...expectation, rule: checked.rebound };
}

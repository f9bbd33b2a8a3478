// What the cases say of each rule, for the list and the ladder.
import { isCovered, type Case, type CaseResult, type Coverage } from '@portolan/engine';
import { markKey, type CaseMark } from '../store/caseMarks.ts';

/** A failing case marks the rule that it expects, else the one that took its request. */
export function marksOf(
  cases: readonly Case[],
  results: readonly CaseResult[],
  coverage: Coverage,
): ReadonlyMap<string, CaseMark> {
  if (cases.length === 0) return new Map();
  const marks = new Map<string, { passed: number; failed: number; isCovered: boolean }>();
  for (const rule of coverage.rules) marks.set(markKey(rule), { passed: 0, failed: 0, isCovered: isCovered(rule) });
  const byId = new Map(cases.map((one) => [one.id, one]));
  for (const result of results) {
    const expected = byId.get(result.id)?.expect.flatMap((one, i) => {
      const binding = one.kind === 'rule' && one.not !== true ? (result.checks[i]?.rebound ?? one.rule) : undefined;
      return binding && result.checks[i]?.isLost !== true ? [binding] : [];
    });
    const concerned = result.verdict !== 'pass' && expected && expected.length > 0 ? expected : result.reached;
    for (const rule of concerned) {
      const mark = marks.get(markKey(rule));
      if (!mark || result.verdict === 'open') continue;
      if (result.verdict === 'pass') mark.passed++;
      else mark.failed++;
    }
  }
  return marks;
}

// Which rules and match entries the cases reach, by what their answers say took the request.
import type { Resource } from '../model/resource.ts';
import { ruleLists, type RuleList } from './case.ts';
import { nameOf, rulesOf, type FoundRule } from './findRule.ts';
import type { Reached } from './reached.ts';

export interface RuleCoverage extends FoundRule {
  readonly name?: string;
  /** Cases whose request this rule takes. */
  readonly count: number;
  /** Match entries, from 0, that no case reaches; empty for a rule without any. */
  readonly missing: readonly number[];
}

export interface Coverage {
  /** Every rule, in the order of the text. */
  readonly rules: readonly RuleCoverage[];
  readonly total: number;
  /** Rules all of whose match entries some case reaches. */
  readonly covered: number;
}

export function coverageOf(
  resources: readonly Resource[],
  results: Iterable<{ readonly reached: readonly Reached[] }>,
): Coverage {
  const counts = new Map<string, number>();
  for (const { reached } of results)
    for (const one of reached) {
      for (const key of [keyOf(one), keyOf(one, one.match ?? -1)]) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const rules = resources.flatMap((resource) =>
    resource.kind !== 'VirtualService'
      ? []
      : ruleLists.flatMap((list) =>
          rulesOf(resource, list).map((rule, index): RuleCoverage => {
            const found: FoundRule = { virtualService: resource.id, list, index };
            const name = nameOf(rule);
            const entries = (rule.match ?? []).map((_, match) => match);
            return {
              ...found,
              ...(name === undefined ? {} : { name }),
              count: counts.get(keyOf(found)) ?? 0,
              missing: list === 'http' ? entries.filter((match) => !counts.has(keyOf(found, match))) : [],
            };
          }),
        ),
  );
  return { rules, total: rules.length, covered: rules.filter(isCovered).length };
}

export const isCovered = ({ count, missing }: RuleCoverage): boolean => count > 0 && missing.length === 0;

/** A rule, or one of its match entries; -1: it has none. */
const keyOf = (
  { virtualService, list, index }: { virtualService: string; list: RuleList; index: number },
  match?: number,
): string =>
  match === undefined ? `${virtualService} ${list} ${index}` : `${virtualService} ${list} ${index} ${match}`;

// Which rules and match entries the cases reach, by what their answers say took the request.
import type { Resource, VirtualService } from '../model/resource.ts';
import type { ResourceId } from '../ref.ts';
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
  const counts = new Map<ResourceId, Map<string, number>>();
  for (const { reached } of results)
    for (const one of reached) {
      let own = counts.get(one.virtualService);
      if (!own) counts.set(one.virtualService, (own = new Map<string, number>()));
      for (const key of [keyOf(one), keyOf(one, one.match ?? -1)]) own.set(key, (own.get(key) ?? 0) + 1);
    }
  const rules: RuleCoverage[] = [];
  for (const resource of resources) {
    if (resource.kind !== 'VirtualService') continue;
    const own = counts.get(resource.id);
    rules.push(...(own ? rulesIn(resource, own) : unreachedIn(resource)));
  }
  return { rules, total: rules.length, covered: rules.filter(isCovered).length };
}

const noCounts: ReadonlyMap<string, number> = new Map();
const unreached = new WeakMap<VirtualService, readonly RuleCoverage[]>();

/** Where no case leads, all that can change is the object itself. */
function unreachedIn(virtualService: VirtualService): readonly RuleCoverage[] {
  let rules = unreached.get(virtualService);
  if (!rules) unreached.set(virtualService, (rules = rulesIn(virtualService, noCounts)));
  return rules;
}

function rulesIn(virtualService: VirtualService, counts: ReadonlyMap<string, number>): readonly RuleCoverage[] {
  return ruleLists.flatMap((list) =>
    rulesOf(virtualService, list).map((rule, index): RuleCoverage => {
      const found: FoundRule = { virtualService: virtualService.id, list, index };
      const name = nameOf(rule);
      const entries = (rule.match ?? []).map((_, match) => match);
      return {
        ...found,
        ...(name === undefined ? {} : { name }),
        count: counts.get(keyOf(found)) ?? 0,
        missing: entries.filter((match) => !counts.has(keyOf(found, match))),
      };
    }),
  );
}

export const isCovered = ({ count, missing }: RuleCoverage): boolean => count > 0 && missing.length === 0;

/** A rule of its VirtualService, or one of its match entries; -1: it has none. */
const keyOf = ({ list, index }: { readonly list: RuleList; readonly index: number }, match?: number): string =>
  match === undefined ? `${list} ${index}` : `${list} ${index} ${match}`;

// Cases for rules that none reaches: a request that does, those at the edges of its conditions, and one that misses. Where no
// request is known to reach a rule, why.
import { generateCases } from '../reach/cases.ts';
import { explainReach } from '../reach/explainReach.ts';
import { reachRule } from '../reach/reach.ts';
import type { GeneratedCase } from '../reach/result.ts';
import type { Client } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import type { Case, Expectation } from './case.ts';
import { ruleText } from './check.ts';
import type { RuleCoverage } from './coverage.ts';
import { expectNow } from './expectNow.ts';
import { bindRule, type FoundRule } from './findRule.ts';

export type CaseDraft = Omit<Case, 'id'> & { readonly kind: GeneratedCase['kind'] };

/** Why a rule, or one of its match entries, got no case. */
export interface Unreached extends FoundRule {
  readonly match?: number;
  /** `unreachable` is proved; `unknown` is not. */
  readonly kind: 'unreachable' | 'unknown';
  readonly reason: string;
}

export interface Generated {
  readonly drafts: readonly CaseDraft[];
  readonly unreached: readonly Unreached[];
}

/** @param client who asks, where that sender reaches the rule */
export function generateFor(mesh: Mesh, client: Client, rule: RuleCoverage): Generated {
  // Nothing is generated for connections: what they carry is no request.
  if (rule.list !== 'http') return { drafts: [], unreached: [] };
  const place: FoundRule = { virtualService: rule.virtualService, list: rule.list, index: rule.index };
  const entries = rule.missing.length > 0 ? rule.missing : [undefined];
  const drafts: CaseDraft[] = [];
  const unreached: Unreached[] = [];
  for (const match of entries) {
    const target = { virtualService: rule.virtualService, http: rule.index, ...(match === undefined ? {} : { match }) };
    const made = generateCases(mesh, client, target);
    drafts.push(...made.map((one) => draftOf(mesh, place, one)));
    if (made.length > 0) continue;
    const reach = reachRule(mesh, client, target);
    if (reach.kind === 'witness') continue;
    const reason = reach.because.map((because) => explainReach(because)).join('; ');
    unreached.push({ ...place, ...(match === undefined ? {} : { match }), kind: reach.kind, reason });
  }
  return { drafts, unreached };
}

function draftOf(mesh: Mesh, place: FoundRule, { kind, reaches, client, request, note }: GeneratedCase): CaseDraft {
  return {
    kind,
    name: `${request.method} ${request.host ?? ''}${request.path}`,
    description: explainReach(note),
    group: ruleText(mesh, place),
    client,
    request,
    expect: reaches ? expectNow(mesh, { client, request }) : missing(mesh, place),
  };
}

/** Where it goes instead is not what the rule's case is about. */
function missing(mesh: Mesh, place: FoundRule): readonly Expectation[] {
  const rule = bindRule(mesh, place);
  return rule ? [{ kind: 'rule', rule, not: true }] : [];
}

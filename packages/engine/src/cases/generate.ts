// Cases for rules that none reaches: a request that does, those at the edges of its conditions, and one that misses. Where no
// request is known to reach a rule, why.
import { generateCases } from '../reach/cases.ts';
import { explainReach } from '../reach/explainReach.ts';
import { reachRule } from '../reach/reach.ts';
import type { GeneratedCase, Reason } from '../reach/result.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import type { Case, Expectation } from './case.ts';
import { ruleText } from './check.ts';
import type { RuleCoverage } from './coverage.ts';
import { expectNow } from './expectNow.ts';
import { bindRule, type FoundRule } from './findRule.ts';
import { generateL4, type L4Case } from './generateL4.ts';

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
  const place: FoundRule = { virtualService: rule.virtualService, list: rule.list, index: rule.index };
  const entries = rule.missing.length > 0 ? rule.missing : [undefined];
  const drafts: CaseDraft[] = [];
  const unreached: Unreached[] = [];
  for (const match of entries) {
    if (rule.list !== 'http') {
      const target = { ...place, list: rule.list, ...(match === undefined ? {} : { match }) };
      const l4 = generateL4(mesh, client, target);
      if (l4.kind === 'cases') drafts.push(...l4.cases.map((one) => draftOf(mesh, place, one)));
      else unreached.push(unreachedOf(place, match, l4.kind, l4.because));
      continue;
    }
    const target = { virtualService: rule.virtualService, http: rule.index, ...(match === undefined ? {} : { match }) };
    const made = generateCases(mesh, client, target);
    drafts.push(...made.map((one) => draftOf(mesh, place, one)));
    if (made.length > 0) continue;
    const reach = reachRule(mesh, client, target);
    if (reach.kind === 'witness') continue;
    unreached.push(unreachedOf(place, match, reach.kind, reach.because));
  }
  // Of two objects with one name the other may be the one that cases can speak of: one that says nothing is not kept.
  return { drafts: drafts.filter(({ expect }) => expect.length > 0), unreached };
}

function unreachedOf(
  place: FoundRule,
  match: number | undefined,
  kind: Unreached['kind'],
  because: readonly Reason[],
): Unreached {
  const reason = because.map((one) => explainReach(one)).join('; ');
  return { ...place, ...(match === undefined ? {} : { match }), kind, reason };
}

function draftOf(
  mesh: Mesh,
  place: FoundRule,
  { kind, reaches, client, request, note }: GeneratedCase | L4Case,
): CaseDraft {
  return {
    kind,
    name: nameOf(request),
    description: explainReach(note),
    group: ruleText(mesh, place),
    client,
    request,
    expect: reaches ? expectNow(mesh, { client, request }) : missing(mesh, place),
  };
}

/** `GET shop.test/a`, `TLS db.test to 10.0.0.1:443`, `TCP db:3306`. */
function nameOf(request: Request): string {
  if (request.protocol === 'http') return `${request.method} ${request.host ?? ''}${request.path}`;
  const { tls, dial = '', port } = request;
  const end = `${dial}:${port}`;
  if (!tls) return `TCP ${end}`;
  return tls.sni === undefined || tls.sni === dial ? `TLS ${end}` : `TLS ${tls.sni} to ${end}`;
}

/** Where it goes instead is not what the rule's case is about. */
function missing(mesh: Mesh, place: FoundRule): readonly Expectation[] {
  const rule = bindRule(mesh, place);
  return rule ? [{ kind: 'rule', rule, not: true }] : [];
}

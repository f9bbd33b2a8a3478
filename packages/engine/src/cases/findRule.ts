// Finding a remembered rule again: by its name, by what it looks like, and only then by its number. A rule that is not found
// is said to be lost; none is put in its place.
import type { HttpRoute, TcpRoute, TlsRoute } from '../model/virtualService.ts';
import type { Resource, VirtualService } from '../model/resource.ts';
import type { Ref, ResourceId } from '../ref.ts';
import type { Mesh } from '../resolve/mesh.ts';
import type { RuleBinding, RuleList } from './case.ts';

export interface FoundRule {
  readonly virtualService: ResourceId;
  readonly list: RuleList;
  readonly index: number;
}
type Rule = HttpRoute | TlsRoute | TcpRoute;

/** Undefined where the rule is gone, or stands where nothing can be told of it. */
export function findRule(mesh: Mesh, binding: RuleBinding): FoundRule | undefined {
  const all = virtualServicesOf(mesh);
  const home = all.get(binding.virtualService);
  if (home) {
    const index = indexIn(home, binding);
    return index === undefined ? undefined : { virtualService: home.id, list: binding.list, index };
  }
  return findMoved([...all.values()], binding);
}

/** The rule as it stands now, to be remembered; undefined where there is none. */
export function bindRule(mesh: Mesh, found: FoundRule & { readonly match?: number }): RuleBinding | undefined {
  const home = virtualServicesOf(mesh).get(found.virtualService);
  const rules = home ? rulesOf(home, found.list) : [];
  const rule = rules[found.index];
  if (!rule) return undefined;
  const { conditions, action } = digestsOf(rule);
  const name = nameOf(rule);
  return {
    virtualService: found.virtualService,
    list: found.list,
    index: found.index,
    of: rules.length,
    ...(found.match === undefined ? {} : { match: found.match }),
    ...(name === undefined ? {} : { name }),
    conditions,
    action,
  };
}

/** The rule that a place lies in: `spec.http[2]` and everything below. */
export function ruleAt({ resource, path }: Ref): (FoundRule & { readonly match?: number }) | undefined {
  const [spec, list, index, part, match] = path;
  if (spec !== 'spec' || (list !== 'http' && list !== 'tls' && list !== 'tcp')) return undefined;
  if (typeof index !== 'number') return undefined;
  const entry = part === 'match' && typeof match === 'number' ? { match } : {};
  return { virtualService: resource, list, index, ...entry };
}

export function rulesOf({ spec }: VirtualService, list: RuleList): readonly Rule[] {
  return spec[list] ?? [];
}

export const nameOf = (rule: Rule): string | undefined => ('name' in rule ? rule.name : undefined);

function indexIn(home: VirtualService, { list, index, of, name, conditions, action }: RuleBinding): number | undefined {
  const rules = rulesOf(home, list);
  const nearest = (fits: (rule: Rule) => boolean): number | undefined => {
    const here = rules[index];
    if (here && fits(here)) return index;
    const found = rules.flatMap((rule, i) => (fits(rule) ? [i] : []));
    return found.toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
  };
  if (conditions === undefined && name === undefined) return rules[index] ? index : undefined;
  const byName = name === undefined ? undefined : nearest((rule) => nameOf(rule) === name);
  if (byName !== undefined || conditions === undefined) return byName;
  return (
    nearest((rule) => digestsOf(rule).conditions === conditions && digestsOf(rule).action === action) ??
    nearest((rule) => digestsOf(rule).conditions === conditions) ??
    // Its conditions were edited where it stands. Where rules came or went, its number says nothing.
    (rules.length === of && digestsAt(rules, index)?.action === action ? index : undefined)
  );
}

/** In a VirtualService by another name: only what can be mistaken for nothing else. */
function findMoved(
  all: readonly VirtualService[],
  { list, name, conditions, action }: RuleBinding,
): FoundRule | undefined {
  if (conditions === undefined || conditions === noConditions) return undefined;
  const found = all.flatMap((virtualService) =>
    rulesOf(virtualService, list).flatMap((rule, index): readonly FoundRule[] => {
      const seen = digestsOf(rule);
      const isNamed = name !== undefined && nameOf(rule) === name;
      const isSame = seen.conditions === conditions && (isNamed || seen.action === action);
      return isSame ? [{ virtualService: virtualService.id, list, index }] : [];
    }),
  );
  return found.length === 1 ? found[0] : undefined;
}

const virtualServices = new WeakMap<Mesh, ReadonlyMap<ResourceId, VirtualService>>();

/** Refused ones too: their rules are written, though they route nothing. */
function virtualServicesOf(mesh: Mesh): ReadonlyMap<ResourceId, VirtualService> {
  const known = virtualServices.get(mesh);
  if (known) return known;
  const made = new Map<ResourceId, VirtualService>();
  const add = (resource: Resource): void => {
    if (resource.kind === 'VirtualService') made.set(resource.id, resource);
  };
  mesh.resources.forEach(add);
  for (const { resource } of mesh.rejected) add(resource);
  virtualServices.set(mesh, made);
  return made;
}

interface Digests {
  readonly conditions: string;
  readonly action: string;
}
const digests = new WeakMap<Rule, Digests>();

function digestsOf(rule: Rule): Digests {
  const known = digests.get(rule);
  if (known) return known;
  const made = { conditions: digest(rule.match ?? []), action: digest({ ...rule, match: undefined, name: undefined }) };
  digests.set(rule, made);
  return made;
}

const digestsAt = (rules: readonly Rule[], index: number): Digests | undefined => {
  const rule = rules[index];
  return rule && digestsOf(rule);
};

/** Eleven characters for any value; two values with the same one are not to be feared among the rules of one list. */
function digest(value: unknown): string {
  const text = JSON.stringify(value);
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return ((a >>> 0) * 0x20_0000 + ((b >>> 0) & 0x1f_ffff)).toString(36);
}

const noConditions = digest([]);

// Rules of VirtualServices by the places where they are written.
import { ruleName, type ListedRule, type Ref, type RuleRef } from '@portolan/engine';

/** The rule of whatever list, or the match entry, at or around a place; undefined for places elsewhere. */
export function listedRuleAt({ resource, path }: Ref): ListedRule | undefined {
  const [, list, index, part, match] = path;
  if ((list !== 'http' && list !== 'tls' && list !== 'tcp') || typeof index !== 'number') return undefined;
  const isEntry = part === 'match' && typeof match === 'number';
  return { virtualService: resource, list, index, ...(isEntry ? { match } : {}) };
}

/** The http rule, or the match entry, at or around a place; undefined for places elsewhere. */
export function ruleAt(at: Ref): RuleRef | undefined {
  const { virtualService, list, index: http, match } = listedRuleAt(at) ?? {};
  if (virtualService === undefined || http === undefined || list !== 'http') return undefined;
  return { virtualService, http, ...(match === undefined ? {} : { match }) };
}

/** `rule 2 of shop`: an entry is named by its rule. */
export const nameOf = ({ virtualService, list, index }: ListedRule): string =>
  ruleName({ virtualService, list, index });

/** `web` of `VirtualService/default/web#2`. */
export function ownName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).split('#')[0] ?? '';
}

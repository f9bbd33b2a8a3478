// Rules of VirtualServices by the places where they are written.
import type { Ref, RuleRef } from '@portolan/engine';

/** The http rule, or the match entry, at or around a place; undefined for places elsewhere. */
export function ruleAt({ resource, path }: Ref): RuleRef | undefined {
  const [, list, http, part, match] = path;
  if (list !== 'http' || typeof http !== 'number') return undefined;
  const entry = part === 'match' && typeof match === 'number' ? { match } : {};
  return { virtualService: resource, http, ...entry };
}

/** `web` of `VirtualService/default/web#2`. */
export function ownName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).split('#')[0] ?? '';
}

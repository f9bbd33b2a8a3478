// The list of cases as one column: the heading of each group, then its cases.
import type { Case } from '@portolan/engine';
import { groupsOf } from './passed.ts';

export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly group: string; readonly members: readonly Case[] }
  /** `place` of `of` in its group, from 1. */
  | {
      readonly kind: 'case';
      /** The case's id. */
      readonly key: string;
      readonly group: string;
      readonly one: Case;
      readonly place: number;
      readonly of: number;
    };

/** Cases without a group need no heading as long as there are no others. */
export function listItems(cases: readonly Case[]): readonly ListItem[] {
  const groups = groupsOf(cases);
  return [...groups].flatMap(([group, members]): readonly ListItem[] => [
    ...(groups.size > 1 || group !== '' ? [{ kind: 'group', key: `group ${group}`, group, members } as const] : []),
    ...members.map((one, i) => ({ kind: 'case', key: one.id, group, one, place: i + 1, of: members.length }) as const),
  ]);
}

/** The case that a key leads to from another; undefined: nowhere. */
export function nextCase(items: readonly ListItem[], from: string | undefined, key: string): string | undefined {
  const keys = items.flatMap((item) => (item.kind === 'case' ? [item.key] : []));
  const at = from === undefined ? -1 : keys.indexOf(from);
  if (at < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return keys[at + 1];
    case 'ArrowUp':
      return keys[at - 1];
    case 'Home':
      return keys[0];
    case 'End':
      return keys.at(-1);
    default:
      return undefined;
  }
}

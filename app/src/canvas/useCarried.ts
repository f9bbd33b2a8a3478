// Where the rules of a ladder are drawn while one of them is carried to another place: it follows the pointer, those that it
// passes make room.
import type { GraphNode, RuleRow } from '@portolan/graph';
import { useStore } from '../store/store.ts';
import type { RuleDrag } from '../store/actionSlice.ts';

/** The rule of this card that is being carried. */
export function useCarried(node: GraphNode): RuleDrag | undefined {
  return useStore(({ ruleDrag }) => (ruleDrag?.rule.resource === node.ref?.resource ? ruleDrag : undefined));
}

/** How far below its place a rule is drawn, in chart units. */
export function shiftOf(rule: RuleRow, drag: RuleDrag | undefined): number {
  if (!drag || rule.protocol !== drag.rule.path[1]) return 0;
  const index = rule.number - 1;
  const { from, to, by, height } = drag;
  if (index === from) return by;
  if (index > from && index <= to) return -height;
  return index < from && index >= to ? height : 0;
}

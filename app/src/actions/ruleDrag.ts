// Dragging a rule to another place in its ladder: which place the pointer means, what that would change, and the move.
import type { GraphNode, RuleRow } from '@portolan/graph';
import type { Preview, RuleDrag } from '../store/actionSlice.ts';
import { useStore } from '../store/store.ts';
import { placeAt } from './placeAt.ts';
import { previewOf } from './preview.ts';
import { moveRule, tellMove } from './moveRule.ts';

/** CSS pixels that the pointer moves before it drags. */
const threshold = 4;

/**
 * Follows the pointer until it is let go; Escape gives up.
 *
 * @param press on the handle of the rule
 */
export function startRuleDrag(press: PointerEvent, node: GraphNode, rule: RuleRow): void {
  if (press.button !== 0 || !(press.target instanceof Element)) return;
  const handle = press.target;
  const scale = scaleOf(handle);
  const rows = node.rules.filter(({ protocol }) => protocol === rule.protocol);
  const from = rows.indexOf(rule);
  const previews = new Map<number, Preview>();
  const set = (ruleDrag: RuleDrag | undefined): void => useStore.setState({ ruleDrag });

  const show = (event: PointerEvent): void => {
    const by = (event.clientY - press.clientY) / scale;
    if (!useStore.getState().ruleDrag && Math.abs(event.clientY - press.clientY) < threshold) return;
    const to = placeAt(rows, from, by);
    let preview = previews.get(to);
    if (!preview) {
      preview = previewOf({ type: 'move-item', at: rule.ref, to });
      previews.set(to, preview);
    }
    const pointer = { x: event.clientX, y: event.clientY };
    set({ rule: rule.ref, from, to, by, height: rule.height, pointer, preview });
  };
  const end = (): void => {
    const drag = useStore.getState().ruleDrag;
    stop();
    if (!drag) return;
    swallowClick();
    if (drag.to !== from && drag.preview.tone !== 'refused' && moveRule(rule.ref, drag.to)) tellMove(drag.preview);
  };
  const giveUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
    swallowClick();
  };
  const stop = (): void => {
    set(undefined);
    window.removeEventListener('pointermove', show);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', stop);
    window.removeEventListener('keydown', giveUp, { capture: true });
  };
  window.addEventListener('pointermove', show);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', stop);
  window.addEventListener('keydown', giveUp, { capture: true });
}

/** CSS pixels on the screen for one unit of the chart. */
function scaleOf(element: Element): number {
  return element instanceof HTMLElement && element.offsetHeight > 0
    ? element.getBoundingClientRect().height / element.offsetHeight
    : 1;
}

/** Letting go is no press on what lies below. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

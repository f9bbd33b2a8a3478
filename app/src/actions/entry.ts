// What the rest of the page uses of the actions, once they have been fetched (laterActions.ts).
import { useStore } from '../store/store.ts';
import type { Target } from './action.ts';
import { isPressed, type Press } from './keys.ts';
import { actionsFor } from './providers.ts';
import { targetsAround } from './target.ts';

/**
 * Runs what the keys mean: the innermost action that has them, from a target outward.
 *
 * @returns whether there was one; one that cannot be done now says why
 */
export function runKeys(event: Press, innermost: Target): boolean {
  const state = useStore.getState();
  for (const target of targetsAround(state, innermost)) {
    const action = actionsFor(target, state).find(({ keys }) => keys !== undefined && isPressed(keys, event));
    if (!action) continue;
    if (action.unavailable === undefined) action.run();
    else state.notify({ tone: 'info', text: action.unavailable });
    return true;
  }
  return false;
}

export { pasteCopied } from './clipboard.ts';
export { startRuleDrag } from './ruleDrag.ts';
export { selectedTarget, targetAt } from './target.ts';

// Everything that can be done, feature by feature. A new feature adds one line.
import type { State } from '../store/store.ts';
import { editActions } from '../canvas/editing/editActions.ts';
import { actionGroups, type Action, type Target } from './action.ts';
import { objectActions } from './objectActions.ts';
import { pageActions } from './pageActions.ts';
import { reachActions } from '../reach/reachActions.ts';
import type { Provider } from './provider.ts';
import { ruleActions } from './ruleActions.ts';
import { selectionActions } from './selectionActions.ts';

const providers: readonly Provider[] = [
  objectActions,
  selectionActions,
  ruleActions,
  reachActions,
  editActions,
  pageActions,
];

/** All actions for a target, in the order of their groups. */
export function actionsFor(target: Target, state: State): readonly Action[] {
  const actions = providers.flatMap((provider) => provider(target, state));
  return actionGroups.flatMap((group) => actions.filter((action) => action.group === group));
}

// How a feature offers its actions.
import type { State } from '../store/store.ts';
import type { Action, Target } from './action.ts';

/** The actions of one feature for a target; none where it has nothing to offer. */
export type Provider = (target: Target, state: State) => readonly Action[];

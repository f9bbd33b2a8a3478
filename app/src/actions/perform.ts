// Commands as actions: whether they can be done is known before they are tried, and a refusal is told in words.
import { expandCommand, type Command, type Ref, type ResourceId } from '@portolan/engine';
import { dispatch } from '../commands/dispatch.ts';
import { translator } from '../i18n/translate.ts';
import type { ChangeOptions } from '../store/documentSlice.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import type { Action } from './action.ts';
import { actionMessages } from './messages.en.ts';

const t = translator('actions', actionMessages);

/**
 * @param label in the imperative, for undo
 * @returns why it was refused; the text stays then
 */
export function attempt(command: Command, label: string, options?: ChangeOptions): string | undefined {
  const result = dispatch(command, label, options);
  return result.ok ? undefined : result.error.message;
}

/** As attempt; a refusal is shown. @returns whether it was done */
export function perform(command: Command, label: string, options?: ChangeOptions): boolean {
  const refusal = attempt(command, label, options);
  if (refusal === undefined) return true;
  useStore.getState().notify({ tone: 'error', text: t('refused', { reason: refusal }) });
  return false;
}

/** Why the command cannot be carried out, as far as the values tell. */
function refusalOf(state: State, command: Command): string | undefined {
  const stale = staleAt(state, command);
  if (stale !== undefined) return stale;
  const expanded = expandCommand(derivedOf(state).resources, command);
  return expanded.ok ? undefined : expanded.error.message;
}

function staleAt(state: State, command: Command): string | undefined {
  const id = 'resource' in command ? command.resource : 'at' in command ? command.at.resource : undefined;
  return id === undefined ? undefined : staleReason(state, id);
}

/** Why an object cannot be changed now: its document is broken. */
export function staleReason(state: State, id: ResourceId): string | undefined {
  const stale = derivedOf(state).stale.get(id);
  return stale && t('stale', { line: stale.line });
}

interface CommandAction extends Omit<Action, 'run' | 'unavailable'> {
  readonly command: Command;
  /** For undo; the label without its dots when left out. */
  readonly step?: string;
  /** What to select when it is done. */
  readonly select?: Ref;
}

/** An action that is one command. */
export function commandAction(state: State, { command, step, select, ...action }: CommandAction): Action {
  const refusal = refusalOf(state, command);
  return {
    ...action,
    ...(refusal === undefined ? {} : { unavailable: refusal }),
    run: () => {
      if (perform(command, step ?? action.label) && select) useStore.getState().select(select, 'canvas');
    },
  };
}

/** A toast that takes the last step back. */
export function tellWithUndo(text: string): void {
  const { notify, undo } = useStore.getState();
  notify({ tone: 'info', text, action: { label: t('undo'), run: undo } });
}

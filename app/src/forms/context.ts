// What all parts of one form know: the resource, what is wrong in it, and how a change is written.
import type { Command, Json, KnownKind, Path, Ref, Resource } from '@portolan/engine';
import { valueAt } from '@portolan/text';
import { createContext, useContext } from 'react';
import { dispatch } from '../commands/dispatch.ts';
import { translator } from '../i18n/translate.ts';
import type { ListedProblem } from '../problems/problems.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { placeOf, useDrafts } from './drafts.ts';
import { formMessages } from './messages.en.ts';
import { isWithin } from './place.ts';
import { objectOf, without, withValueAt } from './values.ts';

const t = translator('forms', formMessages);

export type KnownResource = Extract<Resource, { readonly kind: KnownKind }>;

export interface FormScope {
  readonly resource: KnownResource;
  readonly problems: readonly ListedProblem[];
}

export const FormContext = createContext<FormScope | undefined>(undefined);

export function useForm(): FormScope {
  const form = useContext(FormContext);
  if (!form) throw new Error('outside of a form');
  return form;
}

/** Members of a one-of that go when the one inside is written. */
interface Exclusion {
  readonly parent: Path;
  readonly others: readonly string[];
}
export const ExclusionContext = createContext<Exclusion | undefined>(undefined);

/** @param label of the step in the history */
export type Write = (command: Command, label: string) => boolean;

/** Writes a change; a refusal waits at the place, and false is returned. */
export function useWrite(at: Ref): Write {
  const { resource } = useForm();
  const exclusion = useContext(ExclusionContext);
  return (command, label) => {
    const result = dispatch(meant(command, resource, exclusion), label);
    useDrafts.getState().refuse(placeOf(at), result.ok ? undefined : result.error.message);
    if (result.ok) keepSelection(resource, command);
    return result.ok;
  };
}

/** Sets one value, or takes it away. */
export function useSet(at: Ref): (value: Json | undefined) => boolean {
  const write = useWrite(at);
  const name = String(at.path.at(-1) ?? '');
  return (value) =>
    write({ type: 'set-field', at, value }, t(value === undefined ? 'stepRemove' : 'stepSet', { name }));
}

function meant(command: Command, resource: KnownResource, exclusion: Exclusion | undefined): Command {
  const isName = command.type === 'set-field' && command.at.path.join('.') === 'metadata.name';
  if (isName && typeof command.value === 'string')
    return { type: 'rename-resource', resource: resource.id, name: command.value };
  if (!exclusion || (command.type !== 'set-field' && command.type !== 'insert-item')) return command;
  if (command.value === undefined || !isWithin(exclusion.parent, command.at.path)) return command;
  // One command for both halves: the old member goes as the new one comes.
  const path = command.type === 'insert-item' ? [...command.at.path, command.index] : command.at.path;
  const parent = without(objectOf(valueAt(resource.value, exclusion.parent)), exclusion.others);
  const value = withValueAt(parent, path.slice(exclusion.parent.length), command.value);
  return { type: 'set-field', at: { resource: resource.id, path: exclusion.parent }, value };
}

/** A new name or namespace makes it another object: it stays selected. */
function keepSelection(before: KnownResource, command: Command): void {
  if (command.type !== 'set-field' || command.at.path[0] !== 'metadata') return;
  const state = useStore.getState();
  const { resources } = derivedOf(state);
  if (resources.some(({ id }) => id === before.id)) return;
  const key = command.at.path[1];
  const now = resources.find(
    ({ kind, name, namespace }) =>
      kind === before.kind &&
      name === (key === 'name' ? command.value : before.name) &&
      namespace === (key === 'namespace' ? (command.value ?? 'default') : before.namespace),
  );
  if (now) state.select({ resource: now.id, path: state.selection?.path ?? [] }, 'details');
}

/** Selects the place and brings its text into view, also where the text was put away. */
export function showInText(at: Ref): void {
  const { select, setPanes, showPane, panes } = useStore.getState();
  if (!panes.editorOpen) setPanes({ editorOpen: true });
  showPane('editor');
  select(at, 'details');
}

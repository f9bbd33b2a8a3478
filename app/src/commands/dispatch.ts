// Commands of gestures and forms, compiled to edits and applied. Apart from the store, because what compiles them is large
// and nobody commands anything before the page stands: import this from parts that are loaded later.
import type { Command, Problem, Result } from '@portolan/engine';
import type { TextEdit } from '@portolan/text';
import { compile } from '@portolan/workspace';
import { derivedOf } from '../store/derived.ts';
import type { ChangeOptions } from '../store/documentSlice.ts';
import { useStore } from '../store/store.ts';

/** A refusal is returned; the text stays. */
export function dispatch(
  command: Command,
  label: string,
  options?: ChangeOptions,
): Result<readonly TextEdit[], Problem> {
  const state = useStore.getState();
  const compiled = compile(state.source, derivedOf(state).resources, command);
  if (compiled.ok) state.change(compiled.value, label, options);
  return compiled;
}

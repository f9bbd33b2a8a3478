// What a change would mean for the requests that somebody cares about, in sentences.
import { message, summarize, type Command } from '@portolan/engine';
import { compile, whatIf, type WatchedRequest, type WhatIf } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import type { Preview } from '../store/actionSlice.ts';
import { derivedOf, sentRequestOf } from '../store/derived.ts';
import { useStore, type State } from '../store/store.ts';
import { actionMessages } from './messages.en.ts';

const t = translator('actions', actionMessages);

/** More requests than this are counted. */
const mostTold = 3;

export function previewOf(command: Command): Preview {
  const state = useStore.getState();
  const world = derivedOf(state);
  // The text may refuse what the values allow: an alias, a merge key, a template.
  const compiled = compile(state.source, world.resources, command);
  if (!compiled.ok) return { tone: 'refused', lines: [compiled.error.message] };
  const result = whatIf(world, command, watched(state));
  if (!result.ok) return { tone: 'refused', lines: [result.error.message] };
  const lines = [...answerLines(result.value), ...result.value.problems.map((problem) => problem.message)];
  return lines.length === 0
    ? { tone: 'same', lines: [t('preview.same')] }
    : { tone: 'changes', lines: [...new Set(lines)] };
}

function answerLines({ changed }: WhatIf): readonly string[] {
  const told = changed
    .slice(0, mostTold)
    .map(({ name, before, after }) =>
      t('preview.answer', { name, before: message(summarize(before)), after: message(summarize(after)) }),
    );
  const left = changed.length - told.length;
  return left > 0 ? [...told, t('preview.more', { count: left })] : told;
}

/** The request in the bar, and those that were saved. */
function watched(state: State): readonly WatchedRequest[] {
  const request = sentRequestOf(state);
  const name = request.protocol === 'http' ? `${request.method} ${request.path}` : t('preview.connection');
  const asked = { name, request, client: state.client };
  return [asked, ...state.cases.map((one) => ({ name: one.name, request: one.request, client: one.client }))];
}

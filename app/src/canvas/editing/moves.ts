// Where one end of a line that is there may go instead, as a list: what dragging the end does, by keyboard.
import { reconnectionOf } from '@portolan/engine';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { carryOut } from './carryOut.ts';
import type { ChartLine } from './ends.ts';
import { choiceOf, endsIn, matches, mostJudged, textOf } from './lists.tsx';
import { editingMessages } from './messages.en.ts';
import type { Choice } from './Picker.tsx';

const t = translator('editing', editingMessages);

/** Where it may go comes first, then where it cannot, with the reason. */
export function moveChoices(query: string, line: ChartLine, moved: 'from' | 'to'): readonly Choice[] {
  const { graph, resources } = derivedOf(useStore.getState());
  const stays = moved === 'to' ? line.start.node : line.finish.node;
  const ends = endsIn(graph, stays).filter((end) => end.node !== stays && matches(query, textOf(end)));
  const open: Choice[] = [];
  const closed: Choice[] = [];
  for (const end of ends.slice(0, mostJudged)) {
    const made = reconnectionOf(resources, line, moved, end.end);
    const base = choiceOf(end);
    if (!made.ok) closed.push({ ...base, detail: made.error.reason, isClosed: true, choose: () => {} });
    else
      open.push({
        ...base,
        detail: `${base.detail} · ${t('pick.moveHere')}`,
        choose: () => void carryOut(made.value, t('step.move', { to: end.name })),
      });
  }
  return [...open, ...closed];
}

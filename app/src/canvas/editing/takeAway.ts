// A line of the chart taken out of the text, with the way back at hand.
import { disconnectionOf } from '@portolan/engine';
import { translator } from '../../i18n/translate.ts';
import { derivedOf } from '../../store/derived.ts';
import { useStore } from '../../store/store.ts';
import { carryOut, refuse } from './carryOut.ts';
import type { ChartLine } from './ends.ts';
import { editingMessages } from './messages.en.ts';

const t = translator('editing', editingMessages);

export function takeAway(line: ChartLine): void {
  const gone = disconnectionOf(derivedOf(useStore.getState()).resources, line);
  if (!gone.ok) return refuse(gone.error.reason);
  if (!carryOut(gone.value, t('step.disconnect'))) return;
  const { notify, undo } = useStore.getState();
  notify({ tone: 'info', text: t('taken'), action: { label: t('undo'), run: undo } });
}

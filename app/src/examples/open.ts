// Opening an example: its text as one step of the history, its question in the request bar.
import type { Snapshot } from '@portolan/workspace';
import { translator } from '../i18n/translate.ts';
import { exampleMessages } from './messages.en.ts';
import { commandMessages } from '../commands/messages.en.ts';
import { keepWork } from '../store/rememberedWork.ts';
import { askedIn, snapshotOf } from '../store/snapshot.ts';
import { useStore } from '../store/store.ts';
import { undoTo } from '../store/undoTo.ts';
import type { Example } from './firstExample.ts';
import { areExampleCases } from './gallery.ts';

const t = translator('examples', exampleMessages);
const stepName = translator('commands', commandMessages);

export function openExample({ id, text, request, client, cases = [] }: Example): void {
  const { replaceText, setClient, setMix, ask, closeDialog, notify, clearPins, select } = useStore.getState();
  const before = snapshotOf(useStore.getState());
  // The history keeps text and cases while the page is open; cases of one's own outlast it with the work put aside.
  if (before.cases && !areExampleCases(before.cases)) keepWork('earlier', before);
  const name = t(`${id}.name`);
  replaceText(text, stepName('openExample', { name }), cases);
  select(undefined, 'link');
  clearPins();
  setClient(client);
  ask(request);
  setMix([]);
  closeDialog();
  notify({ tone: 'info', text: t('opened', { name }), action: { label: t('undo'), run: () => undoTo(before) } });
}

/** The work that was put aside when a link was opened. */
export function bringBack(work: Snapshot): void {
  const { replaceText, closeDialog, notify } = useStore.getState();
  const before = snapshotOf(useStore.getState());
  replaceText(work.text, stepName('restore'), work.cases ?? []);
  useStore.setState(askedIn(work));
  closeDialog();
  notify({ tone: 'info', text: t('broughtBack'), action: { label: t('undo'), run: () => undoTo(before) } });
}

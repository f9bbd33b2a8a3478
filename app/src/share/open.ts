// Opening a link: everything in it is restored, the text as one step of the history, and earlier work is kept.
import { fromFragment } from '@portolan/workspace';
import { isPristine } from '../examples/gallery.ts';
import { translator } from '../i18n/translate.ts';
import { shareMessages } from './messages.en.ts';
import { commandMessages } from '../commands/messages.en.ts';
import { keepWork } from '../store/rememberedWork.ts';
import { askedIn, snapshotOf } from '../store/snapshot.ts';
import { useStore } from '../store/store.ts';
import { undoTo } from '../store/undoTo.ts';

const t = translator('share', shareMessages);
const stepName = translator('commands', commandMessages);

export function openLink(fragment: string): void {
  const state = useStore.getState();
  const read = fromFragment(fragment);
  if (!read.ok) return state.notify({ tone: 'error', text: t('broken', { reason: read.error.message }) });
  const snapshot = read.value;
  const isOwnWork = !isPristine(state.source.text) && state.source.text !== snapshot.text;
  const before = snapshotOf(state);
  if (isOwnWork) keepWork('earlier', before);
  state.replaceText(snapshot.text, stepName('openLink'), snapshot.cases ?? []);
  useStore.setState(askedIn(snapshot));
  state.select(snapshot.selection, 'link');
  state.notify({
    tone: 'info',
    text: t(isOwnWork ? 'openedKept' : 'opened'),
    ...(isOwnWork ? { action: { label: t('undo'), run: () => undoTo(before) } } : {}),
  });
}

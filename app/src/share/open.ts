// Opening a link: everything in it is restored as one step of the history, and earlier work is kept.
import { decodeShare } from '@portolan/workspace';
import { isPristine } from '../examples/examples.ts';
import { translator } from '../i18n/translate.ts';
import { keepWork } from '../store/remembered.ts';
import { useStore } from '../store/store.ts';

const t = translator('share');
const stepName = translator('commands');

export function openLink(fragment: string): void {
  const { source, request, client, pins, notify, replaceText, undo } = useStore.getState();
  const read = decodeShare(fragment);
  if (!read.ok) return notify({ tone: 'error', text: t('broken', { reason: read.error.message }) });
  const snapshot = read.value;
  const isOwnWork = !isPristine(source.text) && source.text !== snapshot.text;
  if (isOwnWork) keepWork('earlier', { text: source.text, request, client, pins });
  replaceText(snapshot.text, stepName('openLink'));
  useStore.setState({
    request: snapshot.request,
    client: snapshot.client,
    pins: snapshot.pins,
    settings: snapshot.settings,
    notes: [],
  });
  useStore.getState().select(snapshot.selection, 'link');
  notify({ tone: 'info', text: t(isOwnWork ? 'openedKept' : 'opened'), action: { label: t('undo'), run: undo } });
}

// Tidying the text: an explicit wish, one step of the history.
import { formatSource } from '@portolan/text';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { editorMessages } from './messages.en.ts';

const t = translator('editor', editorMessages);

export function tidy(): void {
  const { source, change, notify } = useStore.getState();
  const edits = formatSource(source);
  change(edits, t('tidy'));
  const broken = source.documents.filter(({ content }) => content.state === 'broken').length;
  if (broken > 0) notify({ tone: 'info', text: t('brokenStay', { count: broken }) });
  else if (edits.length === 0) notify({ tone: 'info', text: t('isTidy') });
}

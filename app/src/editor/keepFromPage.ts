// What is typed and pasted in an editor stays in it.
import { readIncoming } from '../files/import.ts';
import { fileMessages } from '../files/messages.en.ts';
import { translator } from '../i18n/translate.ts';
import { useStore } from '../store/store.ts';
import { editorMessages } from './messages.en.ts';
import type { CodeEditor, TextModel } from './monaco.ts';

const t = translator('editor', editorMessages);
const files = translator('files', fileMessages);

/** What is typed and pasted here is meant for the text, not for the page's own keys and imports. */
export function keepFromPage(box: HTMLElement, editor: CodeEditor, model: TextModel): () => void {
  const keydown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  };
  const paste = (event: ClipboardEvent): void => event.stopPropagation();
  const pasteAll = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!readIncoming(pasted, files('fromClipboard'))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const selection = editor.getSelection();
    if (pasted === '' || !selection || !selection.equalsRange(model.getFullModelRange())) return;
    // The whole text is replaced: then it is taken as it is, line ends and byte order mark included.
    event.preventDefault();
    event.stopPropagation();
    useStore.getState().replaceText(pasted, t('pasted'));
    editor.setPosition(model.getFullModelRange().getEndPosition());
  };
  // Whatever scrolls something into view natively (a reader, a test) must not move Monaco's own layers.
  const unscroll = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || !target.classList.contains('editor-scrollable')) return;
    target.scrollLeft = 0;
    target.scrollTop = 0;
  };
  box.addEventListener('keydown', keydown);
  box.addEventListener('paste', pasteAll, { capture: true });
  box.addEventListener('paste', paste);
  box.addEventListener('scroll', unscroll, { capture: true });
  return () => {
    box.removeEventListener('keydown', keydown);
    box.removeEventListener('paste', pasteAll, { capture: true });
    box.removeEventListener('paste', paste);
    box.removeEventListener('scroll', unscroll, { capture: true });
  };
}

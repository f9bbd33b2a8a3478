// YAML pasted anywhere on the page, fields and the editor excepted, and files dropped on it.
import { useEffect } from 'react';
import { askText, looksLikeCurl } from '../tester/ask.ts';
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';
import { writesText } from '../commands/useShortcuts.ts';
import { receiveFiles, receiveText } from './import.ts';

const t = translator('files', fileMessages);

export function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || writesText(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      if (files.length > 0 && text === '') void receiveFiles(files);
      else if (looksLikeCurl(text)) void askPasted(text);
      else receiveText(text, t('fromClipboard'));
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}

/** A curl command pasted beside the URL field is still a question. */
async function askPasted(text: string): Promise<void> {
  const problem = await askText(text);
  if (problem !== undefined) useStore.getState().notify({ tone: 'error', text: problem });
}

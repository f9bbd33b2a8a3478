// YAML pasted anywhere on the page, fields and the editor excepted, and files dropped on it.
import { useEffect } from 'react';
import { loadedActions } from '../actions/laterActions.ts';
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { writesText } from '../commands/useShortcuts.ts';
import { receiveFiles, receiveText } from './receive.ts';

const t = translator('files', fileMessages);

export function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || writesText(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      if (files.length > 0 && text === '') void receiveFiles(files);
      else if (!loadedActions()?.pasteCopied(text)) void receiveText(text, t('fromClipboard'));
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}

// Taking the text out, byte for byte: as a file or to the clipboard.
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';

const t = translator('files', fileMessages);
const fileName = 'portolan.yaml';

export function downloadText(): void {
  downloadFile(fileName, useStore.getState().source.text);
}

/** Gives a text out as a file, and says so. */
export function downloadFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  useStore.getState().notify({ tone: 'info', text: t('downloaded', { name }) });
}

export async function copyText(): Promise<void> {
  const { source, notify } = useStore.getState();
  const copied = await writeClipboard(source.text);
  notify(copied ? { tone: 'info', text: t('copied') } : { tone: 'error', text: t('copyFailed') });
}

export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

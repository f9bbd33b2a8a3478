// Taking the text out, byte for byte: as a file or to the clipboard.
import { translator } from '../i18n/translate.ts';
import { fileMessages } from './messages.en.ts';
import { useStore } from '../store/store.ts';

const t = translator('files', fileMessages);
const fileName = 'portolan.yaml';

export function downloadText(): void {
  const { source, notify } = useStore.getState();
  const url = URL.createObjectURL(new Blob([source.text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  notify({ tone: 'info', text: t('downloaded', { name: fileName }) });
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

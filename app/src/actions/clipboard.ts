// Objects on their way through the clipboard: out as the YAML that they are, in beside what is there.
import type { Ref, ResourceId } from '@portolan/engine';
import { copyResources, pasteResources } from '@portolan/workspace';
import { writeClipboard } from '../files/export.ts';
import { fileMessages } from '../files/messages.en.ts';
import { receiveText } from '../files/receive.ts';
import { translator } from '../i18n/translate.ts';
import { derivedOf } from '../store/derived.ts';
import { useStore } from '../store/store.ts';
import { actionMessages } from './messages.en.ts';
import { tellWithUndo } from './perform.ts';

const t = translator('actions', actionMessages);
const files = translator('files', fileMessages);

/** What was copied here last: pasted here again it is a copy, not an import. */
let copied: string | undefined;

/** @returns whether the clipboard took it; if not, that is said */
export async function copyObjects(refs: readonly Ref[]): Promise<boolean> {
  const { source, notify } = useStore.getState();
  const ids = idsOf(refs);
  const text = copyResources(source, ids);
  copied = text;
  const isCopied = (await writeClipboard(text)) || writeByEvent(text);
  notify(
    isCopied
      ? { tone: 'info', text: t('copied', { count: ids.length }) }
      : { tone: 'error', text: files('copyFailed') },
  );
  return isCopied;
}

/** Where the page has no right to the clipboard of its own accord, as when it is not served securely. */
function writeByEvent(text: string): boolean {
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', write, { once: true });
  // Deprecated, and the only way that is left there.
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', write);
  return isDone;
}

/** @returns whether the text is what was copied here, and has been pasted */
export function pasteCopied(text: string): boolean {
  if (copied === undefined || text !== copied) return false;
  const { source, change, selectAll } = useStore.getState();
  const { edits, ids } = pasteResources(source, text);
  change(edits, t('paste.step', { count: ids.length }));
  selectAll(ids.map((resource) => ({ resource, path: [] })));
  tellWithUndo(t('pasted', { count: ids.length }));
  return true;
}

export async function pasteFromClipboard(): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (!pasteCopied(text)) await receiveText(text, files('fromClipboard'));
  } catch {
    useStore.getState().notify({ tone: 'error', text: files('clipboardBlocked') });
  }
}

/** Objects that are in the text, each once, in its order. */
function idsOf(refs: readonly Ref[]): readonly ResourceId[] {
  const wanted = new Set(refs.map(({ resource }) => resource));
  return derivedOf(useStore.getState()).resources.flatMap(({ id }) => (wanted.has(id) ? [id] : []));
}

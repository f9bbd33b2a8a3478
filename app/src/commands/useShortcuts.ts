// Keys that work everywhere on the page: undo, redo, save as download, the command palette, help.
import { useEffect } from 'react';
import { useStore } from '../store/store.ts';
import { downloadText } from '../files/give.ts';

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = actionFor(event);
      if (!run || event.defaultPrevented) return;
      event.preventDefault();
      run();
    };
    // In the editor too: there it would begin a chord.
    const summon = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      event.stopPropagation();
      useStore.getState().openPalette();
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keydown', summon, { capture: true });
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keydown', summon, { capture: true });
    };
  }, []);
}

function actionFor(event: KeyboardEvent): (() => void) | undefined {
  const { undo, redo, openDialog } = useStore.getState();
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return undefined;
    if (key === 's') return () => void downloadText();
    if (writesText(event.target)) return undefined;
    if (key === 'z') return event.shiftKey ? redo : undo;
    return key === 'y' ? redo : undefined;
  }
  return event.key === '?' && !writesText(event.target) && !event.altKey ? () => openDialog('help') : undefined;
}

/** Fields have keys and an undo of their own. */
export function writesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['range', 'checkbox', 'radio', 'button'].includes(target.type);
}

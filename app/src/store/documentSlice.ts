// The text and its history. Every edit, whoever makes it, passes through `change`; nothing else touches the text.
import type { Source, TextEdit } from '@portolan/text';
import { readSource } from '@portolan/text';
import { change, emptyHistory, redo, replaceAll, undo, type History } from '@portolan/workspace';
import type { StateCreator } from 'zustand';
import { withoutNews, type ToastSlice } from './toastSlice.ts';

/** Who changed the text. The editor replays every change on its model except those of origin `typing`. */
export type ChangeOrigin = 'typing' | 'command' | 'import' | 'undo' | 'redo';

export interface LastChange {
  /** Offsets in the text before the change. */
  readonly edits: readonly TextEdit[];
  readonly origin: ChangeOrigin;
  readonly label: string;
}

export interface ChangeOptions {
  readonly origin?: ChangeOrigin;
  /** Changes of one group become one undo step, such as one drag of a slider. */
  readonly group?: string;
}

export interface DocumentSlice {
  readonly source: Source;
  readonly history: History;
  readonly lastChange: LastChange | undefined;
  /** Whether advice is at hand; it arrives when the page rests. */
  readonly isGuided: boolean;
  change(edits: readonly TextEdit[], label: string, options?: ChangeOptions): void;
  replaceText(text: string, label: string): void;
  undo(): void;
  redo(): void;
}

/** What a change touches: the text, and the news that it makes old. */
type Touched = DocumentSlice & Pick<ToastSlice, 'toasts'>;

export const createDocumentSlice: StateCreator<Touched, [], [], DocumentSlice> = (set, get) => ({
  source: readSource(''),
  history: emptyHistory,
  lastChange: undefined,
  isGuided: false,
  change: (edits, label, options = {}) => {
    if (edits.length === 0) return;
    performance.mark('portolan:edit-start');
    const origin = options.origin ?? 'command';
    set((state) => ({
      ...change(
        { source: state.source, history: state.history },
        { edits, label, origin, at: Date.now(), ...(options.group === undefined ? {} : { group: options.group }) },
      ),
      lastChange: { edits, origin, label },
      toasts: withoutNews(state.toasts),
    }));
  },
  replaceText: (text, label) => get().change(replaceAll(get().source, text), label, { origin: 'import' }),
  undo: () => set((state) => step(state, undo, 'undo')),
  redo: () => set((state) => step(state, redo, 'redo')),
});

type Stepper = typeof undo;

function step(state: Touched, stepper: Stepper, origin: 'undo' | 'redo'): Partial<Touched> {
  const stepped = stepper({ source: state.source, history: state.history });
  if (!stepped) return {};
  performance.mark('portolan:edit-start');
  const { edits, label, ...next } = stepped;
  return { ...next, lastChange: { edits, origin, label }, toasts: withoutNews(state.toasts) };
}

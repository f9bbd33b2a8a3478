// The text and the history of text and cases. Every edit, whoever makes it, passes through `change`; nothing else touches the
// text.
import type { Case } from '@portolan/engine';
import type { Source, TextEdit } from '@portolan/text';
import { readSource } from '@portolan/text';
import { change, emptyHistory, redo, replaceAll, undo, type Document, type History } from '@portolan/workspace';
import type { StateCreator } from 'zustand';
import type { CasesSlice } from './casesSlice.ts';
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
  /** The saved cases as they are afterwards, in the same step; absent = as they are. */
  readonly cases?: readonly Case[] | undefined;
}

export interface DocumentSlice {
  readonly source: Source;
  readonly history: History;
  readonly lastChange: LastChange | undefined;
  /** Whether advice is at hand; it arrives when the page rests. */
  readonly isGuided: boolean;
  change(edits: readonly TextEdit[], label: string, options?: ChangeOptions): void;
  replaceText(text: string, label: string, cases?: readonly Case[]): void;
  undo(): void;
  redo(): void;
}

/** What a change touches: the text, the cases, and the news that it makes old. */
type Touched = DocumentSlice & Pick<ToastSlice, 'toasts'> & Pick<CasesSlice, 'cases'>;

export const createDocumentSlice: StateCreator<Touched, [], [], DocumentSlice> = (set, get) => ({
  source: readSource(''),
  history: emptyHistory,
  lastChange: undefined,
  isGuided: false,
  change: (edits, label, { origin = 'command', ...options } = {}) => {
    performance.mark('portolan:edit-start');
    set((state) =>
      touched(state, change(state, { edits, label, origin, at: Date.now(), ...options }), edits, origin, label),
    );
  },
  replaceText: (text, label, cases) => get().change(replaceAll(get().source, text), label, { origin: 'import', cases }),
  undo: () => set((state) => step(state, undo, 'undo')),
  redo: () => set((state) => step(state, redo, 'redo')),
});

function step(state: Touched, stepper: typeof undo, origin: 'undo' | 'redo'): Partial<Touched> {
  const stepped = stepper(state);
  if (!stepped) return {};
  performance.mark('portolan:edit-start');
  return touched(state, stepped, stepped.edits, origin, stepped.label);
}

function touched(
  state: Touched,
  { source, history, cases = [] }: Document,
  edits: readonly TextEdit[],
  origin: ChangeOrigin,
  label: string,
): Partial<Touched> {
  if (history === state.history) return {};
  return {
    source,
    history,
    cases,
    ...(edits.length > 0 && { lastChange: { edits, origin, label } }),
    toasts: withoutNews(state.toasts),
  };
}

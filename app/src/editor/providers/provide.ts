// Everything that Monaco asks about the text, for one open editor. What the answers are is the workspace's business; these
// files bring them into Monaco's terms and into words.
import type { CodeEditor } from '../monaco.ts';
import type { TextBinding } from '../textBinding.ts';
import { provideCompletion } from './completion.ts';
import { provideHover } from './hover.ts';
import { provideOutline } from './outline.ts';
import { provideRename } from './rename.ts';
import { provideSymbols } from './symbols.ts';

/** @returns how to stop */
export function provideLanguage(editor: CodeEditor, text: TextBinding): () => void {
  const providers = [
    provideCompletion(text),
    provideHover(editor, text),
    ...provideSymbols(text),
    provideRename(text),
    provideOutline(text),
  ];
  return () => {
    for (const provider of providers) provider.dispose();
  };
}

// The catalogues of all features in English. A feature adds its own file here.
import { canvasMessages } from '../canvas/messages.en.ts';
import { commandMessages } from '../commands/messages.en.ts';
import { editorMessages } from '../editor/messages.en.ts';
import { exampleMessages } from '../examples/messages.en.ts';
import { fileMessages } from '../files/messages.en.ts';
import { helpMessages } from '../help/messages.en.ts';
import { inspectorMessages } from '../inspector/messages.en.ts';
import { problemMessages } from '../problems/messages.en.ts';
import { shareMessages } from '../share/messages.en.ts';
import { shellMessages } from '../shell/messages.en.ts';
import { simulationMessages } from '../simulation/messages.en.ts';
import { testerMessages } from '../tester/messages.en.ts';

export const catalogues = {
  canvas: canvasMessages,
  commands: commandMessages,
  editor: editorMessages,
  examples: exampleMessages,
  files: fileMessages,
  help: helpMessages,
  inspector: inspectorMessages,
  problems: problemMessages,
  share: shareMessages,
  shell: shellMessages,
  simulation: simulationMessages,
  tester: testerMessages,
} as const;
export type Catalogues = typeof catalogues;

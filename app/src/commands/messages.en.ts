// Labels of the steps that undo and redo speak of, and of the keyboard.
export const commandMessages = {
  undone: 'Undid: {{what}}',
  redone: 'Redid: {{what}}',
  nothingToUndo: 'Nothing to undo.',
  nothingToRedo: 'Nothing to redo.',
  setWeights: 'Set weights',
  paste: 'Paste YAML',
  openFile: 'Open {{name}}',
  openFiles_one: 'Open {{count}} file',
  openFiles_other: 'Open {{count}} files',
  openExample: 'Open the example {{name}}',
  openLink: 'Open a link',
  restore: 'Bring back earlier work',
} as const;

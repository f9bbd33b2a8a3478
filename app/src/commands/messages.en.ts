// Labels of the steps that undo and redo speak of, and of the keyboard.
export const commandMessages = {
  setWeights: 'Set weights',
  paste: 'Paste YAML',
  openExample: 'Open the example {name}',
  openLink: 'Open a link',
  restore: 'Bring back earlier work',
} as const;

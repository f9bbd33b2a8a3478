// Sentences about bringing text in and taking it out.
export const fileMessages = {
  downloaded: 'Downloaded {{name}}.',
  copied: 'Copied the whole text.',
  copyFailed: 'The browser did not let the page write to the clipboard. Select the text and copy it by hand.',
  emptyPaste: 'There was no text to paste. Copy some YAML first.',
  notText: 'Not opened: {{name}} is not a text file. Portolan reads YAML and JSON.',
  tooLarge:
    'Not opened: {{name}} has {{size}} MB; Portolan reads up to {{limit}} MB. Split it, or keep only the objects that route.',
  tooMany:
    'Not opened: {{name}} has {{count}} documents; Portolan reads up to {{limit}}. Keep only the objects that route.',
  refused: 'Not opened: {{name}}. {{reason}} {{remedy}}',
  unreadable: '{{name}} could not be read: {{reason}}. Try to open it again.',
  notYaml: 'The pasted text has no Kubernetes object: nothing in it has a kind. It was not imported.',
  openInstead: 'Import anyway',
  imported: 'Imported {{from}}.',
  importedWithProblems_one: 'Imported {{from}}, with {{count}} problem in the text.',
  importedWithProblems_other: 'Imported {{from}}, with {{count}} problems in the text.',
  showProblems: 'Show',
  undo: 'Undo',
  fromClipboard: 'the pasted text',
  fromFiles_one: '{{count}} file',
  fromFiles_other: '{{count}} files',
  notRemembered:
    'The browser cannot keep this text until your next visit: it is too large, or storage is full or forbidden. Download it before you leave.',
  dropHere: 'Drop YAML files to open them',
  dialogTitle: 'Replace, or add?',
  dialogText: 'You have work here. What shall become of it when {{from}} comes in? Both can be undone.',
  replace: 'Replace everything',
  append: 'Add below',
  cancel: 'Cancel',
  clipboardBlocked: 'The browser did not let the page read the clipboard. Press Ctrl+V or ⌘V instead.',
} as const;

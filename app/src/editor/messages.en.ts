// What the editor pane says.

export const editorMessages = {
  pane: 'Text',
  label: 'YAML editor',
  text: 'YAML text',
  loading: 'The editor is loading; the text can be read already.',
  failed:
    'The editor could not be loaded, so the text can be read here but not typed in. Reload the page to try again.',
  typing: 'Typing',
  pasted: 'Paste',
  undo: 'Undo',
  redo: 'Redo',
  explain: 'Explain the word at the caret',
  'marker.source': 'Portolan',
} as const;

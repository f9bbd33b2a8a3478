// Sentences of the list of problems.
export const problemMessages = {
  none: 'No problems.',
  noneHint: 'The text reads well, and nothing that it names is missing.',
  list: 'Problems',
  error: 'Error',
  warning: 'Warning',
  hint: 'Hint',
  line: 'line {{line}}',
  inText: 'Text',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
} as const;

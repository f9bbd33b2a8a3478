// Sentences of the list of problems.
export const problemMessages = {
  none: 'No problems.',
  noneHint: 'The text reads well, and nothing that it names is missing.',
  'missing.gateway': 'There is no Gateway `{name}` in {namespace}. Add it, or correct the name.',
  'missing.service': 'No Service or ServiceEntry is called `{name}`. Add one, or correct the host.',
  'missing.subset': 'No DestinationRule of `{host}` has a subset `{name}`. Add the subset, or correct its name.',
  'missing.delegate': 'There is no VirtualService `{name}` to delegate to. Add it, or correct the name.',
  list: 'Problems',
  error: 'Error',
  warning: 'Warning',
  hint: 'Hint',
  line: 'line {line}',
  inText: 'Text',
  more_one: 'and {count} more',
  more_other: 'and {count} more',
} as const;

// Sentences about reaching rules: what a generated case is there to show, what a change of the request would be, and why
// nothing reaches a rule.

export const reachMessages = {
  'case.positive': 'reaches the rule',
  'case.prefix': 'path {{path}}, the prefix itself',
  'case.longer': 'path {{path}}, which goes on where the prefix ends',
  'case.below': 'path {{path}}, one segment below the prefix',
  'case.slash': 'path {{path}}, which differs by a slash at the end',
  'case.header-edge': 'header {{name}} is {{value}}',
  'case.query-edge': 'query parameter {{name}} is {{value}}',
  'case.no-header': 'without header {{name}}',
  'case.no-query': 'without query parameter {{name}}',
  'case.unwanted-header': 'with header {{name}}: {{value}}',
  'case.method': 'method {{method}}',
  'case.path': 'path {{path}}',
  'case.host': 'host {{host}}',
} satisfies Readonly<Record<string, string>>;

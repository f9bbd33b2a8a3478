// Names and descriptions of the examples.
export const exampleMessages = {
  title: 'Examples',
  description: 'Each opens as one step that can be undone. What you have now is not lost.',
  open: 'Open {{name}}',
  opened: 'Opened the example {{name}}.',
  undo: 'Undo',
  unknown: 'There is no example called {{id}}. These are the ones there are.',
  'tutorial.name': 'Tutorial',
  'tutorial.text': 'A gateway, a rule for /hello, and a 90/10 split inside the mesh.',
  'canary-header.name': 'Canary by header',
  'canary-header.text': 'Testers with a header go to v2, five percent of all others too.',
  'redirect-rewrite.name': 'Redirect and rewrite',
  'redirect-rewrite.text': 'A moved path, a rewritten prefix, an answer from the mesh itself.',
  'mirror-fault.name': 'Mirror and fault',
  'mirror-fault.text': 'A copy of every fifth request, and a delay on purpose.',
  'egress.name': 'Leaving the mesh',
  'egress.text': 'A ServiceEntry and a bounded wait for an outside host.',
} as const;

// Why a command cannot be carried out, and what to do instead.

export const commandMessages = {
  'command/no-resource': 'There is no {{resource}} in the text: it may have been renamed or removed meanwhile.',
  'command/no-place': 'There is nothing at {{path}}: it may have been removed meanwhile. Select it again.',
  'command/not-a-list': '{{path}} is no list. Correct its type in the text first.',
  'command/index': '{{path}} has {{count}} items: there is no place {{index}}. Select it again.',
  'command/no-weights': 'Destinations in this rule: {{count}}. Weights share requests among two or more.',
  'command/canary':
    'A canary stands beside one destination, and this rule has {{count}}. Add a destination and set its weight.',
  'command/weight-sum': 'The weights of this rule add up to 0: give one of them a value first.',
  'command/percent': 'A canary takes 0 to 100 percent, not {{percent}}.',
  'command/nothing-to-split': 'Match entries in this rule: {{count}}. Splitting one off needs two or more.',
  'command/no-rule-below': 'There is no rule below this one to merge with. Move it up first.',
  'command/merge-differs': 'The two rules do different things ({{field}}): make them equal first, or keep both.',
  'command/merge-otherwise': 'One of the two rules takes every request: merged, both would. Give it a match first.',
  'command/not-a-rule': '{{path}} is no HTTP rule: select one.',
  'command/answers-itself':
    'This rule answers by itself ({{field}}): remove that first, as Istio accepts only one of {{field}} and a destination.',
  'command/name-taken': '{{kind}} {{name}} exists in {{namespace}} already: choose another name.',
  'command/name-empty': 'A name cannot be empty.',
  'command/name-invalid':
    '{{name}} is no name that Kubernetes takes: use lower-case letters, digits and dashes (dots where allowed), at most {{limit}}.',
  'command/not-connected': '{{virtualService}} does not name the gateway {{gateway}}.',
  'command/connected': '{{virtualService}} names the gateway {{gateway}} already.',
  'command/wrong-kind': '{{resource}} is no {{kind}}: select one.',
  'command/no-host': 'The host {{name}} is not written anywhere in the text: check its spelling.',
  'command/no-namespace': 'Nothing in the text is in the namespace {{name}}: check its spelling.',
  'command/no-rule-for-host': 'No host is known for the subset {{name}}: create its service first.',
} as const;

// Sentences about what the text cannot tell or the engine does not model, by the key that resolve/ records. `{{name}}` is a value of the record.

export const resolveMessages = {
  'problem.not-modelled':
    '{{kind}} may change where requests go, and Portolan does not model it: every answer is as if it were not there.',
  'problem.node-local':
    'internalTrafficPolicy Local keeps to the client’s node. Nodes are not part of the text, so all pods count as on it.',
} satisfies Readonly<Record<string, string>>;

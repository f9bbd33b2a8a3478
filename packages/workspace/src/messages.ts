// Sentences of the workspace itself: objects that stand there twice, commands that cannot be carried out.

export const messages = {
  'duplicate-resource':
    '{{kind}} {{name}} in {{namespace}} is here {{ordinal}} times. A cluster keeps one: remove this one, or rename it.',
  'not-here': 'There is no {{resource}} in the text: it may have been renamed or removed meanwhile.',
} as const;

export function fill(key: keyof typeof messages, values: Readonly<Record<string, string | number>>): string {
  return messages[key].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

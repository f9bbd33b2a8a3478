// Patterns that need no automaton: a literal, with or without `.*` on either side. Most of what people write is one of
// these, and comparing strings is far cheaper than RE2.

/** What a simple pattern accepts as a whole. `prefix`, `suffix`, `inner`: `.*` behind, before, on both sides. */
export interface SimplePattern {
  readonly shape: 'literal' | 'prefix' | 'suffix' | 'inner';
  readonly text: string;
}

/** Undefined when the pattern is anything else than a literal with or without `.*` at its ends. */
export function asSimple(pattern: string): SimplePattern | undefined {
  const hasHead = pattern.startsWith('.*');
  const body = hasHead ? pattern.slice(2) : pattern;
  const literal = readLiteral(body);
  if (!literal) return undefined;
  const tail = body.slice(literal.length);
  if (tail !== '' && tail !== '.*') return undefined;
  const shape = hasHead ? (tail ? 'inner' : 'suffix') : tail ? 'prefix' : 'literal';
  return { shape, text: literal.text };
}

/** Whether the whole subject is accepted. `.` is any character but a line break. */
export function matchesSimple({ shape, text }: SimplePattern, subject: string): boolean {
  switch (shape) {
    case 'literal':
      return subject === text;
    case 'prefix':
      return subject.startsWith(text) && !subject.includes('\n', text.length);
    case 'suffix':
      return subject.endsWith(text) && !subject.slice(0, subject.length - text.length).includes('\n');
    case 'inner':
      // A literal without line break stands on one line, and `.*` on both sides cannot leave it.
      return subject.includes(text) && !subject.includes('\n');
  }
}

const plain = /^[^\\.+*?()|[\]{}^$\n]$/;
const escapable = /^[!-/:-@[-`{-~]$/;

/** The longest literal at the start, reading `\.` and the like as the character itself. */
function readLiteral(pattern: string): { readonly text: string; readonly length: number } | undefined {
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const char = pattern[at] ?? '';
    const next = pattern[at + 1] ?? '';
    if (char === '\\') {
      if (!escapable.test(next)) return undefined;
      text += next;
      at += 2;
    } else if (plain.test(char)) {
      text += char;
      at += 1;
    } else break;
  }
  return { text, length: at };
}

// Text that is offered for insertion: small YAML bodies with the tab stops of Monaco's snippets (`${1:reviews}`, `$0`),
// printed as the document around them is written.
import type { Field } from '@portolan/engine';
import type { Layout } from './caret.ts';

/** Texts stand as they are written, tab stops included; '' is a value to be typed, null one on lines of its own below. */
export type Body = string | null | readonly Body[] | { readonly [key: string]: Body };

/** Text behind the place where it is inserted; `column` is that of the keys or dashes. */
export function printBody(body: Body, column: number, layout: Layout): string {
  return numbered(print(body, column, layout));
}

/** A key at a column, with what stands behind or below it. */
export function printEntry(key: string, value: Body, column: number, layout: Layout): string {
  return numbered(printPair(key, value, column, layout));
}

/** Stands for a tab stop until all are known. */
const stop = '\0';

function numbered(text: string): string {
  const count = text.split(stop).length - 1;
  let number = 0;
  return text.replaceAll(stop, () => (count === 1 ? '$0' : `$${++number}`));
}

function print(body: Body, column: number, layout: Layout): string {
  const line = `\n${' '.repeat(column)}`;
  if (body === null || body === '') return stop;
  if (typeof body === 'string') return body;
  if (isList(body)) return body.map((item) => `- ${print(item, column + 2, layout)}`).join(line);
  return Object.entries(body)
    .map(([key, value]) => printPair(key, value, column, layout))
    .join(line);
}

function printPair(key: string, value: Body, column: number, layout: Layout): string {
  if (typeof value === 'string') return `${key}: ${value === '' ? stop : value}`;
  const inner = column + (value !== null && isList(value) ? layout.listStep : layout.step);
  return `${key}:\n${' '.repeat(inner)}${print(value, inner, layout)}`;
}

const isList = (body: Body): body is readonly Body[] => Array.isArray(body);

/** What a person has to write below a field: the keys that are asked for, and a tab stop for each value. */
export function bodyOf(field: Field): Body {
  switch (field.type) {
    case 'list':
      return [bodyOf(field.of)];
    case 'object': {
      const asked = Object.entries(field.fields).filter(([, { required }]) => required !== undefined);
      return asked.length === 0 ? null : Object.fromEntries(asked.map(([key, below]) => [key, bodyOf(below)]));
    }
    case 'map':
    case 'stringMatch':
      return null;
    default:
      return '';
  }
}

/** A text as a snippet has to spell it. */
export const asSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

// Several objects as one file: documents with markers, directives and comments between them, JSON, `kind: List`, and what stands in
// files without being an object.
import type { JsonObject } from '@portolan/engine';
import type { Dice } from './dice.ts';
import { someHand, Writer } from './handwritten.ts';

/** @returns a text that is read as exactly these objects, in their order */
export function handwrittenFile(values: readonly JsonObject[], dice: Dice): string {
  const eol = dice.chance(0.2) ? '\r\n' : '\n';
  const isList = values.length > 1 && dice.chance(0.15);
  const objects: readonly JsonObject[] = isList ? [{ apiVersion: 'v1', kind: 'List', items: values }] : values;
  let text = '';
  for (const [i, object] of objects.entries()) {
    const others = dice.chance(0.08) ? beside(dice, eol) : '';
    text += marker(dice, eol, text, i === 0 && others === '') + others;
    if (others !== '') text += marker(dice, eol, text, false);
    text += body(object, dice, eol);
    if (dice.chance(0.05)) text += `...${eol}`;
  }
  if (dice.chance(0.2)) text = text.replace(/\r?\n$/, '');
  return (dice.chance(0.1) ? '\uFEFF' : '') + text;
}

function marker(dice: Dice, eol: string, before: string, isFirst: boolean): string {
  const isClosed = /(?:^|\n)\.\.\.\r?\n$/.test(before);
  if (isFirst && dice.chance(0.5)) return dice.chance(0.3) ? `${dice.comment()}${eol}${eol}` : '';
  if ((isFirst || isClosed) && dice.chance(0.2)) return `%YAML 1.1${eol}---${eol}`;
  const comment = dice.chance(0.15) ? ` ${dice.comment()}` : '';
  const above = dice.chance(0.1) ? `${dice.comment()}${eol}` : '';
  return `${isClosed ? '' : above}---${dice.chance(0.05) ? '  ' : ''}${comment}${eol}`;
}

/** What holds no object: nothing, comments. */
function beside(dice: Dice, eol: string): string {
  return dice.pick(['', eol, `${dice.comment()}${eol}`, `${eol}${dice.comment()}${eol}${eol}`]) ?? '';
}

function body(object: JsonObject, dice: Dice, eol: string): string {
  if (dice.chance(0.08)) {
    const space = dice.pick<string | number | undefined>([undefined, 2, 4, '\t']);
    return JSON.stringify(object, null, space).replaceAll('\n', eol) + eol;
  }
  return new Writer(dice, someHand(dice, eol)).document(object);
}

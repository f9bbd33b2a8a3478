// A mistake in the text, as a value: what, where, how to mend it. The sentences stand in messages.ts.
import { wordsOf } from '#words';
import { fillIn, type MessageValues } from './fill.ts';
import type { TextProblemCode } from './messages.ts';

export interface TextProblem {
  readonly code: TextProblemCode;
  /** An error leaves the document without a value; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly values: MessageValues;
  readonly message: string;
  readonly hint: string;
  /** Offsets, relative to the text the problem was found in. */
  readonly from: number;
  readonly to: number;
  /** A second place that belongs to it, such as the first of two equal keys. */
  readonly also?: { readonly from: number; readonly to: number };
}

/** `values.line` counts from 1 in the document; a reader of the whole source adds the lines in front of it. */
export function textProblem(
  code: TextProblemCode,
  place: { readonly from: number; readonly to: number },
  values: MessageValues,
  more: Pick<Partial<TextProblem>, 'severity' | 'also'> = {},
): TextProblem {
  const { message, hint } = wordsOf(code);
  return {
    code,
    severity: 'error',
    values,
    message: fillIn(message, values),
    hint: fillIn(hint, values),
    from: place.from,
    to: place.to,
    ...more,
  };
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

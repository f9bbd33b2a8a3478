// The answer in one line. Nothing is computed here that the evaluation did not record: this file only finds the message and
// fills it in.
import type { Comparison, Step } from './decision.ts';
import { answerMessages } from './messages/answer.ts';
import { fill } from './messages/fill.ts';
import type { Summary } from './summarize.ts';
import type { Values } from './trace.ts';

export type Messages = Readonly<Record<string, string>>;

/**
 * The sentence of a summary.
 *
 * @param messages catalogue of another language; keys it lacks fall back to English
 */
export function message({ key, values, because }: Summary, messages: Messages = {}): string {
  const find = (name: string): string | undefined => messages[name] ?? answerMessages[name];
  const why = because ? fill(find(`${because.message}.short`) ?? because.message, because.values) : '';
  return fill(find(key) ?? key, { ...values, why, through: through('summary.through', values, find) });
}

/** Behind the name of a rule that a delegate's rule is merged into: the latter's name. */
function through(key: string, values: Values, find: (key: string) => string | undefined): string {
  return values['delegate'] === undefined ? '' : fill(find(key) ?? '', values);
}

/** One sentence for a step, half a sentence for a comparison inside it. */
export function sentence(of: Step | Comparison, find: (key: string) => string | undefined): string {
  const text = keysOf(of)
    .map(find)
    .find((found) => found !== undefined);
  return fill(text ?? of.message, { ...of.values, why: why(of, find), through: through('through', of.values, find) });
}

/** From the most particular key to the plain one. */
function keysOf({ message: key, verdict, values }: Step | Comparison): readonly string[] {
  const isMissing = values['count'] === 0;
  return [
    ...(values['match'] !== undefined ? [`${key}.entry`] : []),
    ...(isMissing ? [`${key}.missing`] : []),
    ...(values['pods'] === 1 || values['count'] === 1 ? [`${key}.one`] : []),
    `${key}.${verdict}`,
    key,
  ];
}

/** What failed, all of it: conditions are joined by a semicolon. */
function why(of: Step | Comparison, find: (key: string) => string | undefined): string {
  const comparisons = 'comparisons' in of ? (of.comparisons ?? []) : [];
  const failed = comparisons.filter(({ verdict }) => verdict === 'fail');
  return failed.map((comparison) => sentence(comparison, find)).join('; ');
}

// Steps and comparisons as sentences. Nothing is computed here that the evaluation did not record: this file only finds
// the message and fills it in.
import type { Comparison, Step } from './decision.ts';
import { absenceMessages } from './messages/absence.ts';
import { clusterMessages } from './messages/cluster.ts';
import { explainMessages } from './messages/explain.ts';
import { fill } from './messages/fill.ts';
import { resolveMessages } from './messages/resolve.ts';
import { unmodelledMessages } from './messages/unmodelled.ts';
import type { Summary } from './summarize.ts';

export type Messages = Readonly<Record<string, string>>;

const english: Messages = {
  ...explainMessages,
  ...resolveMessages,
  ...absenceMessages,
  ...clusterMessages,
  ...unmodelledMessages,
};

/**
 * One sentence for a step, half a sentence for a comparison inside it.
 *
 * @param messages catalogue of another language; keys it lacks fall back to English
 */
export function explain(of: Step | Comparison, messages: Messages = {}): string {
  const find = (key: string): string | undefined => messages[key] ?? english[key];
  const text = keysOf(of)
    .map(find)
    .find((found) => found !== undefined);
  return fill(text ?? of.message, { ...of.values, why: why(of, messages) });
}

/** The sentence of a summary. */
export function message({ key, values, because }: Summary, messages: Messages = {}): string {
  const find = (name: string): string | undefined => messages[name] ?? english[name];
  const why = because ? fill(find(`${because.message}.short`) ?? explain(because, messages), because.values) : '';
  return fill(find(key) ?? key, { ...values, why });
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
function why(of: Step | Comparison, messages: Messages): string {
  const comparisons = 'comparisons' in of ? (of.comparisons ?? []) : [];
  const failed = comparisons.filter(({ verdict }) => verdict === 'fail');
  return failed.map((comparison) => explain(comparison, messages)).join('; ');
}

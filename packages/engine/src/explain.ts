// Steps and comparisons as sentences. Nothing is computed here that the evaluation did not record.
import type { Comparison, Step } from './decision.ts';
import { absenceMessages } from './messages/absence.ts';
import { ageMessages } from './messages/age.ts';
import { answerMessages } from './messages/answer.ts';
import { clusterMessages } from './messages/cluster.ts';
import { explainMessages } from './messages/explain.ts';
import { resolveMessages } from './messages/resolve.ts';
import { unmodelledMessages } from './messages/unmodelled.ts';
import { sentence, type Messages } from './sentence.ts';

const english: Messages = {
  ...explainMessages,
  ...answerMessages,
  ...resolveMessages,
  ...absenceMessages,
  ...ageMessages,
  ...clusterMessages,
  ...unmodelledMessages,
};

/**
 * One sentence for a step, half a sentence for a comparison inside it.
 *
 * @param messages catalogue of another language; keys it lacks fall back to English
 */
export function explain(of: Step | Comparison, messages: Messages = {}): string {
  return sentence(of, (key) => messages[key] ?? english[key]);
}

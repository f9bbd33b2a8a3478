// The engine explains itself with sentences of its own catalogue; here they are joined to what the app shows.
import { summarize, summaryText, type Decision } from '@portolan/engine';

/** The answer in one sentence. */
export function sentence(decision: Decision): string {
  return summaryText(summarize(decision));
}

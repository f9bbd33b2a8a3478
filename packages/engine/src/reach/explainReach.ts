// Reasons and changes as sentences.
import type { Messages } from '../sentence.ts';
import { fill } from '../messages/fill.ts';
import { reachMessages } from '../messages/reach.ts';
import type { Reason } from './result.ts';

const english: Messages = reachMessages;

/** @param messages catalogue of another language; keys it lacks fall back to English */
export function explainReach({ message, values }: Reason, messages: Messages = {}): string {
  return fill(messages[message] ?? english[message] ?? message, values);
}

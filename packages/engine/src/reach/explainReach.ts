// Reasons as sentences. Nothing is computed here: the message is found and filled in.
import { explain } from '../explain.ts';
import type { Messages } from '../sentence.ts';
import { fill } from '../messages/fill.ts';
import { reachMessages } from '../messages/reach.ts';
import type { Reason } from './result.ts';

const english: Messages = reachMessages;

/** @param messages catalogue of another language; keys it lacks fall back to English */
export function explainReach({ message, values, rule }: Reason, messages: Messages = {}): string {
  const find = (key: unknown): string => messages[String(key)] ?? english[String(key)] ?? '';
  const text = find(message);
  // What pilot passed over has its sentence among those of the trace.
  if (text === '') return explain({ message, values, rule, verdict: 'info' }, messages);
  const one = fill(find(values['label']), values);
  const two = fill(find(values['other']), { name: values['otherName'] ?? '', want: values['otherWant'] ?? '' });
  return fill(text, { ...values, one, two });
}

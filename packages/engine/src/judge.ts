// A single value held against its field before it is written: what reading and the limits of the schema would say of it.
// Rules across fields are admission's (admit.ts) and come once the value stands in the text.
import { compileRegex } from '@portolan/regex';
import type { Field } from './field.ts';
import { newFindings } from './findings.ts';
import type { Problem } from './problem.ts';
import { readField } from './read.ts';
import { resourceId } from './ref.ts';
import type { Json } from './ref.ts';

const nobody = resourceId('', '', '');

/** @returns the sentences; empty where the value may stand */
export function judgeValue(field: Field, value: Json): readonly string[] {
  const findings = newFindings(nobody);
  readField({ findings, path: [], unread: [], unknownTop: 'V-MD-02' }, field, value);
  return errorsOf(findings.problems);
}

/** A pattern tried on a text, as Envoy would: the whole text, or the first part that the pattern finds. */
export type Trial =
  { readonly kind: 'matches' } | { readonly kind: 'differs' } | { readonly kind: 'refused'; readonly error: string };

/** @param part whether a part of the text is enough, as for a pattern that replaces */
export function tryPattern(pattern: string, text: string, part = false): Trial {
  const compiled = compileRegex(pattern);
  if (!compiled.ok) return { kind: 'refused', error: compiled.error };
  const { value: regex } = compiled;
  const holds = part ? regex.replaceAll(text, '') !== text : regex.fullMatch(text);
  return { kind: holds ? 'matches' : 'differs' };
}

function errorsOf(problems: readonly Problem[]): readonly string[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

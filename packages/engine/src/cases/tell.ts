// Expectations and findings as sentences; the words stand in messages/cases.ts.
import type { Messages } from '../sentence.ts';
import { caseMessages } from '../messages/cases.ts';
import { fill, type Values } from '../messages/fill.ts';
import { destinationName } from '../names.ts';
import { assertNever } from '../problem.ts';
import type { Expectation, ExpectedDestination, ExpectedShare } from './case.ts';
import { ruleName, type Got } from './check.ts';

/** `goes to web:80 v1`: the request is the subject. */
export function expectationText(expectation: Expectation, messages: Messages = {}): string {
  const plain = plainly(expectation);
  const { key, values } = sentenceOf(plain);
  return sentence(plain.not === true ? `${key}.not` : key, values, messages);
}

export function gotText({ key, values }: Got, messages: Messages = {}): string {
  return sentence(key, values, messages);
}

function sentence(key: string, values: Values, messages: Messages): string {
  return fill(messages[key] ?? caseMessages[key] ?? key, values);
}

/** "Not absent" is present, and the other way round. */
function plainly(expectation: Expectation): Expectation {
  if (expectation.kind !== 'header' || expectation.not !== true || expectation.is === 'equal') return expectation;
  return { ...expectation, is: expectation.is === 'present' ? 'absent' : 'present', not: false };
}

function sentenceOf(expectation: Expectation): { readonly key: string; readonly values: Values } {
  const key = `expect.${expectation.kind}`;
  switch (expectation.kind) {
    case 'rule':
      return { key, values: { rule: ruleName(expectation.rule) } };
    case 'destination':
      return { key, values: { destination: nameOfExpected(expectation) } };
    case 'shares': {
      const shares = expectation.shares.map((one) => `${nameOfExpected(one)} ${one.percent} %`).join(', ');
      return { key, values: { shares, tolerance: expectation.tolerance } };
    }
    case 'status':
      return ofShare(key, { status: expectation.status }, expectation);
    case 'outcome':
      return ofShare(key, { outcome: expectation.outcome }, expectation);
    case 'redirect':
      return { key, values: { location: expectation.location } };
    case 'path':
      return { key, values: { path: expectation.path } };
    case 'authority':
      return { key, values: { authority: expectation.authority } };
    case 'header': {
      const values = { name: expectation.name, value: expectation.is === 'equal' ? expectation.value : '' };
      return { key: `${key}.${expectation.of}.${expectation.is}`, values };
    }
    default:
      return assertNever(expectation);
  }
}

function ofShare(
  key: string,
  values: Values,
  { percent, tolerance = 0 }: ExpectedShare,
): { readonly key: string; readonly values: Values } {
  return percent === undefined ? { key, values } : { key: `${key}.share`, values: { ...values, percent, tolerance } };
}

const nameOfExpected = ({ host, ...one }: ExpectedDestination): string => destinationName({ name: host, host, ...one });

// A file of cases, in whichever format: YAML or JSON, ours or another tool's. Each mistake is told with its line, its reason
// and what to do; what can be read is read.
import { isObject, type Case, type Client, type Json } from '@portolan/engine';
import { lineAt, locate, readSource, sourceProblems, type Path, type Source } from '@portolan/text';
import { fromConfigValidator } from './configValidator.ts';
import { say, type CaseFileCode } from './messages.ts';
import { readCases, type CaseTroubleCode } from './read.ts';
import { fromRouterCheck } from './routerCheck.ts';
import type { ForeignCases } from './foreign.ts';

export type CaseFormat = 'portolan' | 'config-validator' | 'router-check';

/** A mistake, as a sentence with what to do. */
export interface CaseFileProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}
export interface ReadCaseFile {
  readonly format: CaseFormat | undefined;
  readonly cases: readonly Case[];
  readonly problems: readonly CaseFileProblem[];
  /** Sentences about what was read otherwise than it was meant. */
  readonly notes: readonly string[];
}

/** @param client who asks, where the format does not say it */
export function readCaseFile(text: string, client: Client): ReadCaseFile {
  const source = readSource(text);
  const broken = sourceProblems(source).filter(({ severity }) => severity === 'error');
  if (broken.length > 0) {
    const problems = broken.map(({ from, message, hint }) => ({
      line: lineAt(text, from),
      message: `${message} ${hint}`,
    }));
    return { format: undefined, cases: [], problems, notes: [] };
  }
  const parts = source.documents.map((_, document) => readDocument(source, document, client));
  const known = parts.filter(({ format }) => format !== undefined);
  const [first] = known.length > 0 ? known : parts;
  if (!first) return { format: undefined, cases: [], problems: [{ line: 1, message: say('file/none') }], notes: [] };
  const cases = known.flatMap((part) => part.cases);
  const problems = (known.length > 0 ? known : [first]).flatMap((part) => part.problems);
  const isEmpty = cases.length === 0 && problems.length === 0;
  return {
    format: first.format,
    cases,
    problems: isEmpty ? [{ line: 1, message: say('file/empty') }] : problems,
    notes: known.flatMap((part) => part.notes),
  };
}

/** Whether a text means to be a file of cases, and no Kubernetes objects. */
export function isCaseFile({ documents }: Source): boolean {
  const first = documents.find(({ content }) => content.value !== undefined)?.content.value;
  return first !== undefined && formatOf(first) !== undefined;
}

function formatOf(value: Json): CaseFormat | undefined {
  if (!isObject(value) || 'kind' in value) return undefined;
  if ('cases' in value) return 'portolan';
  if ('testCases' in value) return 'config-validator';
  return 'tests' in value ? 'router-check' : undefined;
}

function readDocument(source: Source, index: number, client: Client): ReadCaseFile {
  const document = source.documents[index];
  const value = document?.content.value ?? null;
  const format = formatOf(value);
  const lineOf = (path: Path): number => {
    const at = document && locate(document.content, path);
    return lineAt(source.text, (document?.offset ?? 0) + (at?.key.from ?? 0));
  };
  if (!format || !isObject(value)) {
    return { format, cases: [], problems: [{ line: lineOf([]), message: say('file/none') }], notes: [] };
  }
  const { cases, troubles, notes } = readAs(format, value, client);
  const problems = troubles.map(({ code, path }) => ({
    line: lineOf(path),
    message: say(code, { path: pathText(path), limit: '20,000' }),
  }));
  return { format, cases, problems, notes };
}

function readAs(format: CaseFormat, value: Readonly<Record<string, Json>>, client: Client): ForeignCases {
  switch (format) {
    case 'portolan': {
      const { cases, troubles } = readCases(value['cases'] ?? null, ['cases']);
      const code = (own: CaseTroubleCode): CaseFileCode => `file/${own}`;
      return { cases, troubles: troubles.map((one) => ({ ...one, code: code(one.code) })), notes: [] };
    }
    case 'config-validator':
      return fromConfigValidator(value['testCases'] ?? null, client);
    case 'router-check':
      return fromRouterCheck(value['tests'] ?? null, client);
  }
}

/** `cases[2].request`. */
function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

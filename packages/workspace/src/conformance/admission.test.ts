// Admission against the recordings: which documents the API server refuses, and which findings Istio has on which document.
import { readFileSync, readdirSync } from 'node:fs';
import { admit, advise, applyCommand, decode, isRefused, unpackList } from '@portolan/engine';
import type { Json, Problem, Resource, Result } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { describe, expect, test } from 'vitest';

const recordings = new URL('../../../engine/testdata/conformance/', import.meta.url);

function read(folder: string, name: string): string {
  return readFileSync(new URL(`${folder}/${name}`, recordings), 'utf8');
}
function caseNames(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, recordings))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length));
}

/** The values of the documents that say anything; undefined for one that does not parse. */
function documentsOf(text: string): readonly (Json | undefined)[] {
  return readSource(text)
    .documents.filter(({ content }) => content.state !== 'empty')
    .map(({ content }) => content.value as Json | undefined);
}

function problemsOf(value: unknown): readonly Problem[] {
  const { resource, problems } = decode(value);
  return resource === undefined ? problems : admit(resource);
}

/** Admission's and the advice of other tools. */
function findingsOf(value: unknown): readonly Problem[] {
  const { resource, problems } = decode(value);
  return resource === undefined ? problems : [...admit(resource), ...advise(resource)];
}

function nameOf(resource: Resource): string {
  const kind = resource.kind === 'Other' ? resource.actualKind : resource.kind;
  return `${kind} ${resource.namespace}/${resource.name}`;
}

describe('routing recordings', () => {
  test.each(caseNames('routing'))('%s: the refused documents', (name) => {
    const resources = documentsOf(read('routing', `${name}.yaml`))
      .flatMap((value) => (value === undefined ? [] : unpackList(value)))
      .flatMap(({ value }) => decode(value).resource ?? []);
    const { rejected = [] } = JSON.parse(read('routing', `${name}.expect.json`)) as {
      rejected?: { resource: string }[];
    };
    const refused = resources.filter((resource) => isRefused(admit(resource))).map(nameOf);
    expect(refused.sort()).toEqual(rejected.map(({ resource }) => resource).sort());
  });
});

interface RecordedDocument {
  readonly index: number;
  readonly item?: number;
  readonly name?: string;
  readonly yamlErrors?: readonly string[];
  readonly schemaErrors?: readonly unknown[];
  readonly errors?: readonly string[];
}

describe('diagnostics recordings', () => {
  test.each(caseNames('diagnostics'))('%s: the refused documents', (name) => {
    const values = documentsOf(read('diagnostics', `${name}.yaml`));
    const { documents } = JSON.parse(read('diagnostics', `${name}.expect.json`)) as { documents: RecordedDocument[] };
    const readable = documents.filter(({ yamlErrors }) => yamlErrors === undefined);
    const wanted = readable.map(({ schemaErrors = [], errors = [] }) => schemaErrors.length + errors.length > 0);
    const found = readable.map(({ index, item = 0 }) => {
      const value = values[index];
      return isRefused(problemsOf(value === undefined ? undefined : unpackList(value)[item]?.value));
    });
    expect(found).toEqual(wanted);
  });

  const marks = read('diagnostics', 'index.tsv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, 'finds' | 'clear', string, string])
    // Repeated keys are a mistake of the text: package text finds them.
    .filter(([id]) => id.startsWith('V-') && id !== 'V-MD-14');

  test.each(marks)('%s %s %s #%s', (id, mark, file, document) => {
    const value = documentsOf(read('diagnostics', file))[Number(document)];
    const items = value === undefined ? [] : unpackList(value);
    const ids = items.flatMap((item) => findingsOf(item.value)).map(({ code }) => code);
    if (mark === 'finds') expect(ids).toContain(id);
    else expect(ids).not.toContain(id);
  });

  test.each(caseNames('diagnostics'))('%s: each fix repairs what it is offered for', (name) => {
    const values = documentsOf(read('diagnostics', `${name}.yaml`)).flatMap((value) =>
      value === undefined ? [] : unpackList(value),
    );
    const resources = values.flatMap(({ value }) => decode(value).resource ?? []);
    for (const resource of resources) {
      const before = findingsOf(resource.value);
      for (const { code, fixes = [] } of before) {
        for (const fix of fixes) {
          const [after] = unwrap(applyCommand([resource], fix));
          const count = (problems: readonly Problem[]): number =>
            problems.filter((problem) => problem.code === code).length;
          expect([fix, count(findingsOf(after))]).not.toEqual([fix, count(before)]);
          expect(count(findingsOf(after))).toBeLessThan(count(before));
        }
      }
    }
  });
});

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

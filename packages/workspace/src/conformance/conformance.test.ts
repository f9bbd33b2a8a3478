// The recordings of real Istio and Envoy, all of them: the engine answers as they did.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { message, summarize, type Decision } from '@portolan/engine';
import { countsOf } from './report.ts';
import { runScenario } from './run.ts';

const directory = fileURLToPath(new URL('../../../engine/testdata/conformance/routing/', import.meta.url));
const names = readdirSync(directory).flatMap((file) =>
  file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : [],
);
const read = (file: string): string => readFileSync(directory + file, 'utf8');
const groups = [...new Set(names.map((name) => name.split('-')[0] ?? ''))];

describe('the engine answers as recorded', () => {
  test.each(groups)('%s', (group) => {
    const members = names.filter((name) => name.startsWith(`${group}-`));
    const results = members.map((name) => runScenario(name, read(`${name}.yaml`), read(`${name}.expect.json`)));
    const wrong = results.flatMap(({ name, comparisons, rejectedWrongly, acceptedWrongly }) => [
      ...comparisons.filter(({ verdict }) => verdict !== 'passed').map(({ request }) => `${name} ${request.id}`),
      ...rejectedWrongly.map((id) => `${name}: ${id} refused`),
      ...acceptedWrongly.map((id) => `${name}: ${id} accepted`),
    ]);
    expect(wrong).toEqual([]);
    expect(countsOf(results).passed).toBeGreaterThan(0);
    const wordless = results.flatMap(({ comparisons }) => comparisons.flatMap(({ decide }) => wordlessOf(decide())));
    expect(wordless).toEqual([]);
  });
});

/** Keys of the answer line that found no sentence. */
function wordlessOf(decision: Decision): readonly string[] {
  const summary = summarize(decision);
  const keys = [summary.key, ...(summary.because ? [summary.because.message] : [])];
  const text = message(summary);
  return keys.filter((key) => text.includes(key));
}

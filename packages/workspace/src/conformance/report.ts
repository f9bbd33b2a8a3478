// What a conformance run prints: a table by group of scenarios, one by field, and the counts.
import { explain, type Decision } from '@portolan/engine';
import type { Comparison, ScenarioResult } from './run.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notModelled: number;
}

export function countsOf(results: readonly ScenarioResult[]): Counts {
  const all = results.flatMap(({ comparisons }) => comparisons);
  const count = (verdict: Comparison['verdict']): number => all.filter((one) => one.verdict === verdict).length;
  return { passed: count('passed'), failed: count('failed'), notModelled: count('not-modelled') };
}

export function lastLine({ passed, failed, notModelled }: Counts): string {
  return `${passed} passed, ${failed} failed, ${notModelled} not modelled`;
}

export function reportLines(results: readonly ScenarioResult[]): readonly string[] {
  return [...groupTable(results), '', ...fieldTable(results), '', ...failureList(results), ...rejectionList(results)];
}

function groupTable(results: readonly ScenarioResult[]): readonly string[] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const result of results) {
    const group = result.name.split('-')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), result]);
  }
  const row = (cells: readonly (string | number)[]): string =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(12) : String(cell).padStart(10))).join('');
  return [
    row(['group', 'scenarios', 'passed', 'failed', 'unmodelled']),
    ...[...groups].map(([group, members]) => {
      const { passed, failed, notModelled } = countsOf(members);
      return row([group, members.length, passed, failed, notModelled]);
    }),
  ];
}

function fieldTable(results: readonly ScenarioResult[]): readonly string[] {
  const byField = new Map<string, number>();
  for (const { comparisons } of results)
    for (const { differs } of comparisons)
      for (const field of differs) byField.set(field, (byField.get(field) ?? 0) + 1);
  if (byField.size === 0) return ['every field agrees'];
  const ranked = [...byField].sort(([, a], [, b]) => b - a);
  return ['field that differs', ...ranked.map(([field, count]) => `${field.padEnd(20)}${String(count).padStart(6)}`)];
}

function failureList(results: readonly ScenarioResult[]): readonly string[] {
  return results.flatMap(({ name, comparisons }) =>
    comparisons
      .filter(({ verdict }) => verdict !== 'passed')
      .map(
        ({ request, got, differs }) =>
          `${name} ${request.id}: ${request.expect.outcome} / ${got.outcome} (${differs.join(', ')})`,
      ),
  );
}

function rejectionList(results: readonly ScenarioResult[]): readonly string[] {
  return results.flatMap(({ name, rejectedWrongly, acceptedWrongly }) => [
    ...rejectedWrongly.map((id) => `${name}: ${id} is refused by us alone`),
    ...acceptedWrongly.map((id) => `${name}: ${id} is refused by the recording alone`),
  ]);
}

/** One scenario in full: our way beside the recorded answer. */
export function detailLines({ name, comparisons }: ScenarioResult): readonly string[] {
  return comparisons.flatMap(({ request, verdict, got, differs, decide }) => {
    const { expect, ...sent } = request;
    return [
      `${verdict === 'passed' ? 'ok  ' : 'FAIL'} ${name} ${request.id}`,
      `     sent      ${JSON.stringify(sent)}`,
      ...stepLines(decide()),
      `     ours      ${JSON.stringify(got)}`,
      `     recorded  ${JSON.stringify(expect)}`,
      ...(differs.length > 0 ? [`     differs   ${differs.join(', ')}`] : []),
      '',
    ];
  });
}

function stepLines({ steps }: Decision): readonly string[] {
  return steps.map((step) => {
    const place = step.at ? `  ${step.at.resource} ${step.at.path.join('.')}` : '';
    return `     ${step.verdict.padEnd(5)} ${explain(step)} [${step.rule}]${place}`;
  });
}

// The table of rules in README.md: its figures are those of the recordings, and its files follow the rules they stand beside.
// And the rules themselves: whatever the code cites can be looked up in docs/.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const engine = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, engine), 'utf8');
const readme = read('README.md');

interface Row {
  readonly group: string;
  readonly files: readonly string[];
  readonly figures: string;
}
const rows = readme.split('\n').flatMap((line): Row[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, group = '', , files = '', ...figures] = cells;
  if (!/^`R-[A-Z0-9]+`$/.test(group)) return [];
  return [
    {
      group: group.slice(1, -1),
      files: files.split(' ').map((file) => file.replaceAll('`', '')),
      figures: figures.join(' ').trim(),
    },
  ];
});

interface Recording {
  readonly rules: readonly string[];
  readonly requests: readonly unknown[];
}
const folder = 'testdata/conformance/routing/';
const recordings = readdirSync(new URL(folder, engine))
  .filter((file) => file.endsWith('.expect.json'))
  .map((file) => JSON.parse(read(folder + file)) as Recording);

const requestsIn = (some: readonly Recording[]): number => some.reduce((sum, { requests }) => sum + requests.length, 0);

describe.each(rows)('$group', ({ group, files, figures }) => {
  test('is recorded as often as the table says', () => {
    const isOurs = (rule: string): boolean => rule.startsWith(`${group}-`);
    const touching = recordings.filter(({ rules }) => rules.some(isOurs));
    const recorded = new Set(touching.flatMap(({ rules }) => rules.filter(isOurs)));
    const [, all] = figures.match(/of (\d+)/) ?? [];
    expect(figures).toBe(`${recorded.size} of ${all} ${touching.length} ${requestsIn(touching).toLocaleString('en')}`);
  });

  test.each(files)('is followed in %s', (file) => {
    // Admission is told by the ids of its findings.
    expect(read(`src/${file}`)).toContain(group === 'R-VAL' ? 'V-' : `${group}-`);
  });
});

test('the table knows every group that the recordings and the code know', () => {
  const sources = readdirSync(new URL('src', engine), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`src/${file}`));
  const cited = [...sources.join('\n').matchAll(/\b(R-[A-Z0-9]+)-\d/g)].map(([, group]) => group);
  const recorded = recordings.flatMap(({ rules }) => rules.map((rule) => rule.replace(/-\d+$/, '')));
  expect(rows.map(({ group }) => group)).toEqual(expect.arrayContaining([...new Set([...cited, ...recorded])]));
});

test('the text counts the recordings', () => {
  const counted = `${recordings.length} recorded scenarios with ${requestsIn(recordings).toLocaleString('en')} requests`;
  expect(readme.replace(/\s+/g, ' ')).toContain(counted);
});

describe('every rule and finding that is cited can be looked up', () => {
  const known = new Map<string, number>();
  for (const line of ['istio-routing.md', 'diagnostics.md'].flatMap((file) => read(`docs/${file}`).split('\n'))) {
    // A rule begins its paragraph in bold; a finding has its row in the summary table.
    const [, row] = /^\| ([VXR]-[A-Z]+-[A-Z0-9]+) +\|/.exec(line) ?? [];
    const begun = [...line.matchAll(/\*\*(R-[A-Z0-9]+-\d+)[ .]/g)].map(([, id = '']) => id);
    for (const id of row === undefined ? begun : [row]) known.set(id, (known.get(id) ?? 0) + 1);
  }
  const folders = [...readdirSync(new URL('..', engine)).map((name) => `../${name}/src`), '../../app/src'];
  const cited = folders.flatMap((folder) =>
    readdirSync(new URL(folder, engine), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => {
        const ids = read(`${folder}/${file}`).matchAll(/\b(?:R|V|X)-[A-Z0-9]+-\d+\b/g);
        return [...ids].map(([id]) => ({ id, file: `${folder}/${file}` }));
      }),
  );

  test('in the specification or in the catalogue', () => {
    expect(cited.length).toBeGreaterThan(1000);
    expect(cited.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  test('where each rule that the table counts stands once', () => {
    const rules = [...known].filter(
      ([id]) => id.startsWith('R-') && rows.some(({ group }) => id.startsWith(`${group}-`)),
    );
    expect(rules.filter(([, times]) => times > 1)).toEqual([]);
    const counts = rows.map(({ figures }) => Number(/of (\d+)/.exec(figures)?.[1]));
    expect(rules.length).toBe(counts.reduce((sum, count) => sum + count, 0));
  });
});

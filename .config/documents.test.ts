// The documents and the top level keep what they promise: every dependency has its reason, every link leads somewhere, and
// no stray file settles at the top.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './scripts/project.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the top level', () => {
  const allowed = [
    ...['app', 'packages', 'e2e', 'public'],
    ...['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'tsconfig.base.json'],
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'],
  ];

  test('holds these and dot-files, nothing else', () => {
    const ignored = read('.gitignore')
      .split('\n')
      .map((line) => line.replace(/^\/|\/$/g, ''));
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !ignored.includes(name));
    expect(found.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(allowed.filter((name) => !found.includes(name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  const dependencies = ['.', 'app', 'e2e', ...packages].flatMap((home) => {
    const manifest: unknown = JSON.parse(read(`${home}/package.json`));
    return dependenciesOf(manifest);
  });
  const reasons = read('ARCHITECTURE.md');
  const named = [...reasons.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );

  test.each(dependencies)('says what %s is for', (name) => {
    expect(named).toContain(name);
  });

  test('names no dependency that is gone', () => {
    const folders = [...packages, 'app', 'e2e', 'public', '.config'];
    expect(named.filter((name) => !dependencies.includes(name) && !folders.includes(name))).toEqual([]);
  });
});

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (file) => {
  const text = read(file);
  const targets = [...text.matchAll(/\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '');

  test('has links that lead somewhere', () => {
    const local = targets.filter((target) => !/^https?:/.test(target));
    const dead = local.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const home = path === '' ? file : path;
      return !existsSync(join(root, home)) || (anchor !== undefined && !anchorsOf(read(home)).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  test('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = [...text.matchAll(/npm run ([a-z0-9]+)/g)].map(([, name = '']) => name);
    expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

/** Third-party packages that a package.json lists. */
function dependenciesOf(manifest: unknown): readonly string[] {
  const { dependencies = {}, devDependencies = {} } = manifest as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@portolan/'));
}

/** The anchors that a Markdown page offers: its headings, in GitHub's spelling. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

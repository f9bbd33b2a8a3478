// The laws of `npm run lint` and `npm run check`, seen to hold: a small repository with our configuration passes, and the
// same with one violation of each law planted is refused for exactly those reasons.

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchers } from './scripts/lint.mjs';
import { root, tool } from './scripts/project.mjs';

type Files = Readonly<Record<string, string>>;

const packages = ['regex', 'engine', 'text', 'graph', 'workspace'];

/** A repository without fault: graph may use engine, and does. */
const sound: Files = {
  'packages/engine/src/index.ts': `export const answer = 200;\n`,
  'packages/graph/src/index.ts': `export { doubled } from './doubled.ts';\n`,
  'packages/graph/src/doubled.ts': `import { answer } from '@portolan/engine';\n\nexport const doubled = 2 * answer;\n`,
  'packages/graph/src/doubled.test.ts': `import { expect, test } from 'vitest';\nimport { doubled } from './index.ts';\n\ntest('twice', () => expect(doubled).toBe(400));\n`,
  'packages/regex/src/index.ts': `export {};\n`,
  'packages/text/src/index.ts': `export {};\n`,
  'packages/workspace/src/index.ts': `export {};\n`,
  'app/index.html': `<!doctype html>\n<script type="module" src="/src/main.tsx"></script>\n`,
  'app/src/main.tsx': `export {};\n`,
  'e2e/playwright.config.ts': `export default {};\n`,
};

interface Violation {
  readonly law: string;
  /** The part of `npm run lint` that watches it, or the type checker. */
  readonly watcher: 'code' | 'arrows and cycles' | 'nothing unused' | 'form' | 'types';
  readonly planted: Files;
  /** What the watcher says, in one paragraph or line of its report. */
  readonly says: RegExp;
}

const violations: readonly Violation[] = [
  {
    law: 'no DOM in a pure package',
    watcher: 'types',
    planted: { 'packages/graph/src/dom.ts': `export const title = (): string => document.title;\n` },
    says: /dom\.ts.*Cannot find name 'document'/,
  },
  {
    law: 'no timers in a pure package',
    watcher: 'types',
    planted: { 'packages/graph/src/timer.ts': `setTimeout(() => undefined, 1);\n\nexport {};\n` },
    says: /timer\.ts.*Cannot find name 'setTimeout'/,
  },
  {
    law: 'a package imports only what its package.json lists, also by a path',
    watcher: 'arrows and cycles',
    planted: { 'packages/text/src/upward.ts': `export { answer } from '../../engine/src/index.ts';\n` },
    says: /arrow-text: packages\/text\/src\/upward\.ts/,
  },
  {
    law: 'a package imports only what its package.json lists, also by its name',
    watcher: 'arrows and cycles',
    planted: { 'packages/engine/src/undeclared.ts': `export * from '@portolan/graph';\n` },
    says: /declared: packages\/engine\/src\/undeclared\.ts/,
  },
  {
    law: 'packages import each other by name',
    watcher: 'arrows and cycles',
    planted: { 'packages/graph/src/byPath.ts': `export { answer } from '../../engine/src/index.ts';\n` },
    says: /packages-by-name: packages\/graph\/src\/byPath\.ts/,
  },
  {
    law: 'no import cycle, not even of types',
    watcher: 'arrows and cycles',
    planted: {
      'packages/engine/src/chicken.ts': `import type { Egg } from './egg.ts';\n\nexport type Chicken = { lays: Egg };\n`,
      'packages/engine/src/egg.ts': `import type { Chicken } from './chicken.ts';\n\nexport type Egg = { of: Chicken };\n`,
    },
    says: /no-cycle: packages\/engine\/src\/(chicken|egg)\.ts/,
  },
  {
    law: 'yaml only in packages/text',
    watcher: 'arrows and cycles',
    planted: { 'packages/workspace/src/parse.ts': `export { parse } from 'yaml';\n` },
    says: /only-packages-text-imports-yaml: packages\/workspace\/src\/parse\.ts/,
  },
  {
    law: 'Monaco only in app/src/editor, import() included',
    watcher: 'arrows and cycles',
    planted: { 'app/src/canvas/lazy.ts': `export const later = (): Promise<unknown> => import('monaco-editor');\n` },
    says: /only-app-src-editor-imports-monaco-editor: app\/src\/canvas\/lazy\.ts/,
  },
  {
    law: 'React Flow only in app/src/canvas, types included',
    watcher: 'arrows and cycles',
    planted: { 'app/src/shell/node.ts': `import type { Node } from '@xyflow/react';\n\nexport type Card = Node;\n` },
    says: /only-app-src-canvas-imports-@xyflow-react: app\/src\/shell\/node\.ts/,
  },
  {
    law: 'no Node in what runs in the browser',
    watcher: 'arrows and cycles',
    planted: { 'packages/engine/src/disk.ts': `export { readFileSync } from 'node:fs';\n` },
    says: /no-node-in-what-runs-in-the-browser: packages\/engine\/src\/disk\.ts/,
  },
  {
    law: 'no written any',
    watcher: 'code',
    planted: { 'packages/engine/src/written.ts': `export const first = (list: any[]): unknown => list[0];\n` },
    says: /written\.ts[^]*no-explicit-any/,
  },
  {
    law: 'no any let in by an untyped value',
    watcher: 'code',
    planted: {
      'packages/engine/src/letIn.ts': `export const read = (text: string): string => JSON.parse(text).name;\n`,
    },
    says: /letIn\.ts[^]*no-unsafe-/,
  },
  {
    law: 'patterns of users never on RegExp',
    watcher: 'code',
    planted: {
      'packages/engine/src/pattern.ts': `export const compile = (text: string): RegExp => new RegExp(text);\n`,
    },
    says: /pattern\.ts[^]*Patterns of users run on RE2/,
  },
  {
    law: 'no chance in a pure package',
    watcher: 'code',
    planted: { 'packages/engine/src/dice.ts': `export const roll = (): number => Math.random();\n` },
    says: /dice\.ts[^]*Randomness comes in as an argument/,
  },
  {
    law: 'a switch handles every case',
    watcher: 'code',
    planted: {
      'packages/engine/src/choice.ts': `export function word(side: 'left' | 'right'): string {\n  switch (side) {\n    case 'left':\n      return 'port';\n  }\n  return '';\n}\n`,
    },
    says: /choice\.ts[^]*switch-exhaustiveness-check/,
  },
  {
    law: 'no unused file',
    watcher: 'nothing unused',
    planted: { 'packages/regex/src/forgotten.ts': `export const nothing = 0;\n` },
    says: /^packages\/regex\/src\/forgotten\.ts/m,
  },
  {
    law: 'no unused export, an index.ts included',
    watcher: 'nothing unused',
    planted: { 'packages/regex/src/index.ts': `export const surplus = 1;\n` },
    says: /^surplus .*packages\/regex\/src\/index\.ts/m,
  },
  {
    law: 'one form',
    watcher: 'form',
    planted: { 'packages/regex/src/form.ts': `export const  loose = "x"\n` },
    says: /packages\/regex\/src\/form\.ts/,
  },
];

/** What each watcher answers for a repository. */
type Reports = ReadonlyMap<string, { readonly code: number; readonly output: string }>;

const made: string[] = [];
let soundReports: Reports;
let plantedReports: Reports;

beforeAll(async () => {
  soundReports = await watch(makeRepository(sound));
  plantedReports = await watch(
    makeRepository(violations.reduce<Files>((all, { planted }) => ({ ...all, ...planted }), sound)),
  );
}, 120_000);

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('a sound repository', () => {
  test.each(['code', 'arrows and cycles', 'nothing unused', 'form', 'types'])('passes: %s', (watcher) => {
    expect(soundReports.get(watcher)).toEqual({ code: 0, output: expect.any(String) as unknown });
  });
});

describe('a planted violation is refused', () => {
  test.each(violations)('$law ($watcher)', ({ watcher, says }) => {
    const { code, output } = plantedReports.get(watcher) ?? { code: 0, output: '' };
    expect(code).not.toBe(0);
    expect(
      output.split(/\n\s*\n/).some((paragraph) => says.test(paragraph)),
      output,
    ).toBe(true);
  });
});

/** @returns its folder, outside of this repository so that no configuration of ours is found by accident */
function makeRepository(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-laws-'));
  made.push(folder);
  for (const file of ['pnpm-workspace.yaml', 'tsconfig.base.json', '.prettierrc.json', '.prettierignore']) {
    cpSync(join(root, file), join(folder, file));
  }
  for (const file of ['eslint.config.mjs', 'dependencies.cjs', 'knip.jsonc', 'tsconfig.node.json']) {
    cpSync(join(root, '.config', file), join(folder, '.config', file));
  }
  for (const home of [...packages.map((name) => `packages/${name}`), 'app', 'e2e']) {
    cpSync(join(root, home, 'tsconfig.json'), join(folder, home, 'tsconfig.json'));
    write(folder, `${home}/package.json`, `${JSON.stringify(manifest(home), undefined, 2)}\n`);
  }
  const tools = { 'eslint-plugin-react-hooks': '*', 'typescript-eslint': '*', vitest: '*' };
  const top = { name: 'sound', private: true, type: 'module', devDependencies: tools };
  write(folder, 'package.json', `${JSON.stringify(top, undefined, 2)}\n`);
  for (const [file, text] of Object.entries(files)) write(folder, file, text);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'packages/graph/node_modules/@portolan'), { recursive: true });
  symlinkSync(join(folder, 'packages/engine'), join(folder, 'packages/graph/node_modules/@portolan/engine'));
  return folder;
}

function manifest(home: string): unknown {
  const common = { name: `@portolan/${home.replace('packages/', '')}`, private: true, type: 'module' };
  if (home === 'app' || home === 'e2e') return common;
  const arrows = home === 'packages/graph' ? { dependencies: { '@portolan/engine': 'workspace:*' } } : {};
  return { ...common, exports: './src/index.ts', ...arrows };
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** Every watcher once, with the very commands of `npm run lint`, and the type checker over one pure package. */
async function watch(folder: string): Promise<Reports> {
  const types = { law: 'types', file: tool('typescript', 'tsc'), args: ['-p', 'packages/graph/tsconfig.json'] };
  const reports = new Map<string, { code: number; output: string }>();
  for (const { law, file, args } of [...watchers(), types]) {
    reports.set(
      law,
      await new Promise((resolve) => {
        execFile(process.execPath, [file, ...args], { cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : 1, output: stdout + stderr });
        });
      }),
    );
  }
  return reports;
}

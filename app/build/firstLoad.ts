// The size law: what the browser must load before the page works, Monaco not included, stays under a budget. It knows the
// built chunks; when the law is broken it says which parts grew since the sizes in first-load.json were accepted.

import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** In bytes, gzipped: every JavaScript file that index.html loads, directly or through static imports. The chart is among it. */
const budget = 250_000;

const acceptedFile = new URL('./first-load.json', import.meta.url);

interface FirstLoad {
  /** Bytes of the JavaScript files after minifying and gzip. */
  readonly gzipped: number;
  /** Bytes before minifying, by npm package or by folder of ours. Comparable among themselves only. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Fails the build over budget. `accept` makes today's sizes the ones that later builds are compared with. */
export function firstLoadBudget(options: { readonly accept: boolean }): Plugin {
  return {
    name: 'portolan:first-load-budget',
    apply: 'build',
    generateBundle: {
      // Vite adds to the chunks what they preload: what counts is what is written.
      order: 'post',
      handler(_, bundle) {
        const now = measure(bundle);
        if (options.accept) writeFileSync(acceptedFile, `${JSON.stringify(now, undefined, 2)}\n`);
        const wrong = complaint(now, readAccepted());
        if (wrong !== undefined) this.error(wrong);
        // Vite's own log is silenced to warnings in our scripts; this one line is worth reading every time.
        process.stdout.write(
          `first load: ${kilobytes(now.gzipped)} of ${kilobytes(budget)} (JavaScript, gzipped, without Monaco)\n`,
        );
      },
    },
  };
}

function measure(bundle: Rolldown.OutputBundle): FirstLoad {
  const chunks = firstChunks(bundle);
  const parts: Record<string, number> = {};
  for (const chunk of chunks) {
    for (const [id, module] of Object.entries(chunk.modules)) {
      if (module.renderedLength === 0) continue;
      const part = partOf(id);
      parts[part] = (parts[part] ?? 0) + module.renderedLength;
    }
  }
  const largestFirst = Object.entries(parts).sort(([, a], [, b]) => b - a);
  return {
    gzipped: chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0),
    parts: Object.fromEntries(largestFirst),
  };
}

/** The entry and whatever it imports statically, each once. */
function firstChunks(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.set(name, chunk);
    chunk.imports.forEach(visit);
  };
  for (const output of Object.values(bundle)) if (output.type === 'chunk' && output.isEntry) visit(output.fileName);
  return [...found.values()];
}

/** `node_modules/.pnpm/yaml@2/node_modules/yaml/dist/x.js` to `yaml`, our own files to their folder. */
function partOf(id: string): string {
  const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
  const foreign = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (foreign !== undefined) return foreign;
  return /\/(packages\/[^/]+|app\/src\/[^/]+)\//.exec(path)?.[1] ?? 'bundler';
}

/** What is wrong with a first load, and what grew since another one; undefined when nothing is wrong. */
export function complaint(now: FirstLoad, before: FirstLoad): string | undefined {
  if ('monaco-editor' in now.parts) {
    return 'Monaco is part of the first load: import it only with import() from app/src/editor.';
  }
  if (now.gzipped <= budget) return undefined;
  const grown = Object.entries(now.parts)
    .map(([part, size]) => ({ part, size, growth: size - (before.parts[part] ?? 0) }))
    .filter(({ growth }) => growth > 0)
    .sort((a, b) => b.growth - a.growth)
    .slice(0, 12)
    .map(({ part, size, growth }) => `  ${part}: +${growth} bytes, now ${size}`);
  return [
    `The first load is ${kilobytes(now.gzipped)} gzipped; ${kilobytes(budget)} are allowed.`,
    `Grown since ${kilobytes(before.gzipped)} were accepted (bytes before minifying):`,
    ...grown,
    'Load it later with import(), or make it smaller.',
  ].join('\n');
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function readAccepted(): FirstLoad {
  try {
    const value: unknown = JSON.parse(readFileSync(acceptedFile, 'utf8'));
    if (isFirstLoad(value)) return value;
  } catch {
    // Nothing was accepted yet: then everything has grown.
  }
  return { gzipped: 0, parts: {} };
}

function isFirstLoad(value: unknown): value is FirstLoad {
  return typeof value === 'object' && value !== null && 'gzipped' in value && 'parts' in value;
}

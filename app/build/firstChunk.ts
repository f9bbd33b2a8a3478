// Puts everything that the page needs at once into one file. Left alone, the bundler makes a small file of every few modules
// that a later chunk shares with the first load: a dozen more requests before the page stands, each compressed alone.

import type { Plugin } from 'vite';

/**
 * @returns a plugin that learns which modules the entry imports statically, and the group for
 *   `rolldownOptions.output.codeSplitting` that holds exactly those
 */
export function firstChunk(): {
  readonly plugin: Plugin;
  readonly group: { name: string; test: (id: string) => boolean };
} {
  const first = new Set<string>();
  const plugin: Plugin = {
    name: 'portolan:first-chunk',
    apply: 'build',
    buildEnd() {
      const visit = (id: string): void => {
        if (first.has(id)) return;
        first.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(visit);
      };
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry === true) visit(id);
    },
  };
  return { plugin, group: { name: 'first', test: (id) => first.has(id) } };
}

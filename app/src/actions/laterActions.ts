// The actions and what shows them, in a chunk of their own that is fetched when the page rests. Until it is there, keys
// and menus do nothing.
import type * as Entry from './entry.ts';

let loaded: typeof Entry | undefined;

export async function fetchActions(): Promise<void> {
  [loaded] = await Promise.all([import('./entry.ts'), import('./Overlays.tsx')]);
}

export function loadedActions(): typeof Entry | undefined {
  return loaded;
}

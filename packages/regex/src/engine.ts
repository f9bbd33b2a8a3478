// Where RE2 comes from. It is a large part of a page's code and few texts need it at once, so whoever builds a page may let
// it arrive later: index.ts brings it along, later.ts on demand.
import type { RE2JS, RE2Set } from 're2js';

interface Re2 {
  readonly RE2JS: typeof RE2JS;
  readonly RE2Set: typeof RE2Set;
}

let re2: Re2 | undefined;
let wasMissed = false;

/** Undefined while it has not arrived; then whatever is said about a pattern is provisional. */
export function engine(): Re2 | undefined {
  wasMissed ||= re2 === undefined;
  return re2;
}

/** @returns whether somebody asked for it in vain before */
export function provideEngine(given: Re2): boolean {
  re2 = given;
  return wasMissed;
}

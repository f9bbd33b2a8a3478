// How the neighbourhood of a place is written, so that what is added looks like what is there.
import type { Node } from '../tree.ts';
import { layoutsIn, type Layout } from './layout.ts';
import { column, eolOf, lineStart } from './lines.ts';

export interface Style {
  readonly eol: string;
  /** Columns that a nested mapping moves to the right. */
  readonly step: number;
  /** Columns that the dashes of a list move to the right of their key. */
  readonly listStep: number;
  readonly quote: 'single' | 'double';
  /** Flow collections are written as JSON: keys and texts in double quotes. */
  readonly isJson: boolean;
  /** Blanks inside the braces of flow mappings. */
  readonly braceGap: '' | ' ';
  /** How mappings and lists are written, the nearest neighbourhood first. */
  readonly layouts: readonly (readonly Layout[])[];
}

/** Nodes looked at per neighbourhood: enough to see a habit. */
const sampleSize = 400;

/** @param around nodes that contain the place, the innermost last: the nearest evidence counts */
export function styleAround(text: string, around: readonly Node[]): Style {
  const habits = around.toReversed().map((node) => habitsOf(text, node));
  const pick = <K extends keyof Habits>(key: K): Habits[K] => habits.find((habit) => habit[key] !== undefined)?.[key];
  const step = pick('step') ?? 2;
  const listStep = pick('listStep') ?? 0;
  return {
    eol: eolOf(text),
    step,
    listStep,
    quote: pick('quote') ?? 'double',
    isJson: pick('isJson') ?? false,
    braceGap: pick('braceGap') ?? '',
    layouts: around.toReversed().map((node) => layoutsIn(node, sampleSize)),
  };
}

type Habits = { -readonly [K in Exclude<keyof Style, 'eol' | 'layouts'>]?: Style[K] | undefined };

/** The commonest way of each kind in a part of the tree. */
function habitsOf(text: string, root: Node): Habits {
  const steps: number[] = [];
  const listSteps: number[] = [];
  const quotes: ('single' | 'double')[] = [];
  const gaps: ('' | ' ')[] = [];
  const json: boolean[] = [];
  const queue: Node[] = [root];
  for (let i = 0; i < queue.length && i < sampleSize; i++) {
    const node = queue[i];
    if (node?.kind === 'scalar') {
      if (node.style === 'single' || node.style === 'double') quotes.push(node.style);
    } else if (node?.kind === 'seq') {
      queue.push(...node.items.map((item) => item.value));
    } else if (node?.kind === 'map') {
      if (node.flow && node.pairs.length > 0) {
        json.push(node.pairs.every(({ key }) => key.kind === 'scalar' && key.style === 'double'));
        gaps.push(text[node.from + 1] === ' ' ? ' ' : '');
      }
      for (const { key, value } of node.pairs) {
        queue.push(value);
        if (value.kind === 'scalar' || value.kind === 'alias' || node.flow || value.flow) continue;
        if (lineStart(text, key.from) === lineStart(text, value.from)) continue;
        const moved = column(text, value.from) - column(text, key.from);
        if (value.kind === 'map' && moved > 0) steps.push(moved);
        if (value.kind === 'seq' && moved >= 0) listSteps.push(moved);
      }
    }
  }
  return {
    step: commonest(steps),
    listStep: commonest(listSteps),
    quote: commonest(quotes),
    braceGap: commonest(gaps),
    isJson: commonest(json),
  };
}

function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

// Steps of a canary: rules that have one, weights of a step, and what a step changes in the text.
import type { Ref, Resource, RouteDestination } from '@portolan/engine';
import { applyEdits, type TextEdit } from '@portolan/text';
import { destinationName } from '../inspector/destination.ts';

export interface SplitRule {
  readonly at: Ref;
  /** `shop/reviews`. */
  readonly virtualService: string;
  readonly kind: 'http' | 'tls' | 'tcp';
  /** From 1. */
  readonly n: number;
  readonly destinations: readonly [string, string];
  readonly weights: readonly (number | undefined)[];
}

const kinds = ['http', 'tls', 'tcp'] as const;

/** Rules with two destinations, in the order of the text. */
export function splitRules(resources: readonly Resource[]): readonly SplitRule[] {
  return resources.flatMap((resource) => {
    if (resource.kind !== 'VirtualService') return [];
    return kinds.flatMap((kind) =>
      (resource.spec[kind] ?? []).flatMap((rule, i): SplitRule[] => {
        const route: readonly RouteDestination[] = rule.route ?? [];
        const [first, second] = route;
        if (!first || !second || route.length !== 2) return [];
        return [
          {
            at: { resource: resource.id, path: ['spec', kind, i] },
            virtualService: `${resource.namespace}/${resource.name}`,
            kind,
            n: i + 1,
            destinations: [destinationName(first), destinationName(second)],
            weights: route.map(({ weight }) => weight),
          },
        ];
      }),
    );
  });
}

export const ruleKey = ({ resource, path }: Ref): string => `${resource} ${path.join('.')}`;

const mostSteps = 12;

/** @returns undefined where the text is not a list of percentages */
export function readSteps(text: string): readonly number[] | undefined {
  const pieces = text.split(/[\s,;%→]+/).filter((piece) => piece !== '');
  const steps = pieces.map(Number);
  const isSound = steps.every((step) => Number.isFinite(step) && step >= 0 && step <= 100);
  return isSound && steps.length > 0 && steps.length <= mostSteps ? steps : undefined;
}

/** Whole weights in the proportion of the percentage, 100 in all where that will do. */
export function weightsOf(percent: number, canary: number): readonly number[] {
  const scale = [1, 10, 100].find((each) => Number.isInteger(Math.round(percent * each * 1e6) / 1e6)) ?? 100;
  const own = Math.round(percent * scale);
  return canary === 0 ? [own, 100 * scale - own] : [100 * scale - own, own];
}

/** Which share the canary has now; undefined where no weights say it. */
export function percentOf(weights: readonly (number | undefined)[], canary: number): number | undefined {
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  return total === 0 ? undefined : ((weights[canary] ?? 0) / total) * 100;
}

export interface DiffLine {
  readonly sign: '-' | '+' | ' ';
  /** In the text that the sign speaks of, from 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines that edits touch, before and after, with a line around them. Edits are in order and apart. */
export function diffLines(before: string, edits: readonly TextEdit[], around = 1): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  const old = before.split('\n');
  let shift = 0;
  let told = 0;
  for (const { from, to, edits: own } of hunksOf(before, edits)) {
    const start = startOf(before, own[0]?.from ?? 0);
    const end = before.indexOf('\n', own.at(-1)?.to ?? 0);
    const stretch = before.slice(start, end < 0 ? before.length : end);
    const moved = own.map((edit) => ({ ...edit, from: edit.from - start, to: edit.to - start }));
    const now = applyEdits(stretch, moved).split('\n');
    for (let i = Math.max(told, from - around); i < from; i++) lines.push(line(' ', i, old[i]));
    for (let i = from; i <= to; i++) lines.push(line('-', i, old[i]));
    now.forEach((text, i) => lines.push(line('+', from + shift + i, text)));
    for (let i = to + 1; i <= Math.min(to + around, old.length - 1); i++) lines.push(line(' ', i, old[i]));
    told = to + 1 + around;
    shift += now.length - (to - from + 1);
  }
  return lines;
}

interface Hunk {
  /** Lines, from 0. */
  readonly from: number;
  readonly to: number;
  readonly edits: readonly TextEdit[];
}

/** Edits that share a line, or stand on neighbouring ones, are one hunk. */
function hunksOf(before: string, edits: readonly TextEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of edits) {
    const [from, to] = [lineOf(before, edit.from), lineOf(before, edit.to)];
    const last = hunks.at(-1);
    if (last && from <= last.to + 1) hunks[hunks.length - 1] = { from: last.from, to, edits: [...last.edits, edit] };
    else hunks.push({ from, to, edits: [edit] });
  }
  return hunks;
}

/** lastIndexOf reads a negative index as 0. */
const startOf = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

const line = (sign: DiffLine['sign'], index: number, text = ''): DiffLine => ({ sign, number: index + 1, text });

function lineOf(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

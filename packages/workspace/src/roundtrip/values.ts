// Random values, with those that YAML writers and readers stumble over.
import type { Json } from '@portolan/engine';
import type { Dice } from './dice.ts';

const scalars: readonly Json[] = [
  ...[0, 1, 90, 8080, -1, 1.5, true, false, null],
  ...['reviews', 'v1', '/hello', '*.example.com', 'reviews.default.svc.cluster.local', '5s', '100%', 'a b'],
  ...['yes', 'on', 'null', '~', '080', '0x1f', '12:30', '2026-01-02', '1_000', '', ' lead', 'trail ', '-', '#no'],
  ...[
    'a: b',
    'a #b',
    "it's",
    'say "hi"',
    'tab\there',
    'two\nlines',
    'two\nlines\n',
    '\n',
    '{{ x }}',
    '[a',
    'é 😀 \u2028',
  ],
];

export function scalar(dice: Dice): Json {
  return dice.pick(scalars) ?? null;
}

export function json(dice: Dice, depth = 0): Json {
  if (depth > 2 || dice.chance(0.5)) return scalar(dice);
  const size = dice.below(3);
  if (dice.chance(0.4)) return Array.from({ length: size }, () => json(dice, depth + 1));
  const keys = ['host', 'exact', 'weight', 'y', 'end-user', '10', 'a.b/c', 'on: '];
  return Object.fromEntries(Array.from({ length: size }, () => [dice.pick(keys) ?? '', json(dice, depth + 1)]));
}

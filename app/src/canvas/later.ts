// Parts of the chart in chunks of their own, editing above all: its first picture stands without them, and they come as soon as
// the page rests.
import { later } from '../ui/later.tsx';
import type * as ChartKeys from './chartKeys.ts';
import type * as ChartMenu from './chartMenu.ts';
import type * as Several from './several.ts';

export const Overview = later(() => import('./Overview.tsx').then((module) => module.Overview));
export const Tools = later(() => import('./Tools.tsx').then((module) => module.Tools));
export const Hands = later(() => import('./Hands.tsx').then((module) => module.Hands));
export const EditLayer = later(() => import('./editing/EditLayer.tsx').then((module) => module.EditLayer));
export const Palette = later(() => import('./editing/Palette.tsx').then((module) => module.Palette));
export const Namespaces = later(() => import('./editing/Namespaces.tsx').then((module) => module.Namespaces));
export const RuleMarks = later(() => import('./RuleMarks.tsx').then((module) => module.RuleMarks));
export const NameField = later(() => import('./editing/NameField.tsx').then((module) => module.NameField));
export const ProblemMark = later(() => import('./ProblemMark.tsx').then((module) => module.ProblemMark));

/** What hands do on the chart beyond looking and selecting one thing. */
interface Handling {
  readonly keys: typeof ChartKeys;
  readonly menu: typeof ChartMenu;
  readonly several: typeof Several;
}
let handling: Handling | undefined;

/** Undefined until the page rests: then there are no keys and menus yet. */
export const chartHandling = (): Handling | undefined => handling;

/** For the page at rest. */
export function fetchChartParts(): void {
  for (const part of [Tools, Overview, Hands, EditLayer, Palette, Namespaces, NameField, ProblemMark, RuleMarks])
    void part.fetch();
  void Promise.all([import('./chartKeys.ts'), import('./chartMenu.ts'), import('./several.ts')]).then(
    ([keys, menu, several]) => (handling = { keys, menu, several }),
  );
  void import('./editing/creation.ts');
}

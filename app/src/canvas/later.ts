// Parts of the chart in chunks of their own, editing above all: its first picture stands without them, and they come as soon as
// the page rests.
import { later } from '../ui/later.tsx';
import type * as ChartMenu from './chartMenu.ts';

export const Overview = later(() => import('./Overview.tsx').then((module) => module.Overview));
export const SelectionBox = later(() => import('./SelectionBox.tsx').then((module) => module.SelectionBox));
export const EditLayer = later(() => import('./editing/EditLayer.tsx').then((module) => module.EditLayer));
export const Palette = later(() => import('./editing/Palette.tsx').then((module) => module.Palette));
export const Namespaces = later(() => import('./editing/Namespaces.tsx').then((module) => module.Namespaces));
export const NameField = later(() => import('./editing/NameField.tsx').then((module) => module.NameField));

let menu: typeof ChartMenu | undefined;

/** Undefined until the page rests: then there are no menus yet. */
export const chartMenu = (): typeof ChartMenu | undefined => menu;

/** For the page at rest. */
export function fetchChartParts(): void {
  for (const part of [Overview, SelectionBox, EditLayer, Palette, Namespaces, NameField]) void part.fetch();
  void import('./chartMenu.ts').then((loaded) => (menu = loaded));
  void import('./editing/creation.ts');
}

// Parts of the chart in chunks of their own, editing above all: its first picture stands without them, and they come as soon as
// the page rests.
import { later } from '../ui/later.tsx';

export const EmptyChart = later(() => import('./EmptyChart.tsx').then((module) => module.EmptyChart));
export const Overview = later(() => import('./Overview.tsx').then((module) => module.Overview));
export const EditLayer = later(() => import('./editing/EditLayer.tsx').then((module) => module.EditLayer));
export const Palette = later(() => import('./editing/Palette.tsx').then((module) => module.Palette));
export const Namespaces = later(() => import('./editing/Namespaces.tsx').then((module) => module.Namespaces));
export const NameField = later(() => import('./editing/NameField.tsx').then((module) => module.NameField));

/** For the page at rest. */
export function fetchChartParts(): void {
  for (const part of [EmptyChart, Overview, EditLayer, Palette, Namespaces, NameField]) void part.fetch();
  void import('./editing/creation.ts');
}

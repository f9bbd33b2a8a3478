// Editing on the chart, in a chunk of its own: the chart stands without it, and it comes as soon as the page rests.
import { later } from '../ui/later.tsx';

export const EditLayer = later(() => import('./editing/EditLayer.tsx').then((module) => module.EditLayer));
export const Palette = later(() => import('./editing/Palette.tsx').then((module) => module.Palette));
export const Namespaces = later(() => import('./editing/Namespaces.tsx').then((module) => module.Namespaces));
export const NameField = later(() => import('./editing/NameField.tsx').then((module) => module.NameField));

/** For the page at rest. */
export function fetchEditing(): void {
  for (const part of [EditLayer, Palette, Namespaces, NameField]) void part.fetch();
  void import('./editing/creation.ts');
}

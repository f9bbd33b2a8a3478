// The panes of a narrow page: it waits for them, and a wide one may become narrow.
import { later } from '../ui/later.tsx';

export const NarrowPanes = later(() => import('./NarrowPanes.tsx').then((module) => module.NarrowPanes));

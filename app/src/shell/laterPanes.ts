// Panes in chunks of their own: the answer and the chart stand without them, and they come as soon as the page rests.
import { later } from '../ui/later.tsx';

export const Inspector = later(() => import('../inspector/Inspector.tsx').then((module) => module.Inspector));
export const Problems = later(() => import('../problems/Problems.tsx').then((module) => module.Problems));
export const Cases = later(() => import('../cases/CasesPane.tsx').then((module) => module.CasesPane));
export const Histogram = later(() => import('../simulation/Histogram.tsx').then((module) => module.Histogram));
export const Way = later(() => import('../way/Way.tsx').then((module) => module.Way));
export const DropZone = later(() => import('../files/DropZone.tsx').then((module) => module.DropZone));
export const Toasts = later(() => import('./Toasts.tsx').then((module) => module.Toasts));

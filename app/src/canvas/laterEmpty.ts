// What is shown while there is nothing to draw comes when the page rests, or when it is wanted.
import { later } from '../ui/later.tsx';
import { rested } from '../ui/rested.ts';

export const EmptyChart = later(() => import('./EmptyChart.tsx').then((module) => module.EmptyChart));
void rested.then(EmptyChart.fetch);

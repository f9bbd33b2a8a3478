// How much larger titles must be drawn when the chart is so far away that its small text cannot be read.
import { useStore } from '@xyflow/react';

/** Below this zoom, 12 px text is under 6 px on the screen. */
const far = 0.5;
const steps = 20;
/** Below this zoom no title can be read, however large it is drawn in its card. */
const farthest = 0.2;

/** 1 while everything can be read; otherwise the factor that makes a title readable, in steps; infinite where none does. */
export function useFarScale(): number {
  return useStore((state) => {
    const zoom = state.transform[2];
    if (zoom < farthest) return Infinity;
    return zoom >= far ? 1 : Math.min(2.2, Math.round((0.8 / zoom) * steps) / steps);
  });
}

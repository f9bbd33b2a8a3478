// Whether the chart is so far away that small text could not be read.
import { useStore } from '@xyflow/react';

const far = 0.45;

export function useFarZoom(): boolean {
  return useStore((state) => state.transform[2] < far);
}

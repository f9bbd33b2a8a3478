// Sizes and handles come from the graph as data. React Flow would measure every node that is mounted all the same, which
// costs a layout of the page for each, and would find no handles there: its measuring is switched off.
import { useStoreApi } from '@xyflow/react';
import { useState } from 'react';

/** Must run before React Flow draws its first node: it keeps the function that it finds then. */
export function useNoMeasuring(): void {
  const store = useStoreApi();
  useState(() => store.setState({ updateNodeInternals: () => {} }));
}

// The details are a chunk of their own: the first screen may not show them, and stands without them.
import { lazy, Suspense } from 'react';

const LoadedInspector = lazy(() =>
  import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })),
);

export function Inspector() {
  return (
    <Suspense fallback={null}>
      <LoadedInspector />
    </Suspense>
  );
}

// Where menu, palette and question are drawn; they come with the actions.
import { lazy, Suspense } from 'react';
import { useStore } from '../store/store.ts';

const Overlays = lazy(() => import('./Overlays.tsx'));

export function ActionOverlays() {
  const isOpen = useStore(
    ({ isPaletteOpen, menu, question, ruleDrag }) =>
      isPaletteOpen || [menu, question, ruleDrag].some((one) => one !== undefined),
  );
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Overlays />
    </Suspense>
  );
}

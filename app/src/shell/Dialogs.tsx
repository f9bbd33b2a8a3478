// The open dialog. All of them live in one chunk that is fetched when the page rests.
import { lazy, Suspense } from 'react';
import { useStore } from '../store/store.ts';

const OpenDialog = lazy(() => import('./OpenDialog.tsx'));

export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  if (dialog === undefined) return null;
  return (
    <Suspense fallback={null}>
      <OpenDialog dialog={dialog} />
    </Suspense>
  );
}

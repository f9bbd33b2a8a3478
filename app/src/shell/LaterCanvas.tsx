// The chart is a chunk of its own, asked for at once: the frame and the answer stand while it arrives.
import { lazy, Suspense, useEffect, useState } from 'react';

const chart = import('../canvas/Canvas.tsx');
const LoadedCanvas = lazy(() => chart.then(({ Canvas }) => ({ default: Canvas })));

export function Canvas() {
  return (
    <Suspense fallback={null}>
      <LoadedCanvas />
      <DrawnMark />
    </Suspense>
  );
}

/** Stands in the page as soon as the chart does: two frames after it was mounted it has its size and is painted. */
function DrawnMark() {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setDrawn(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return isDrawn ? <span hidden data-drawn="" /> : null;
}

// The chart, and a mark in the page that says when it is drawn.
import { useEffect, useState } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';

export function DrawnCanvas() {
  return (
    <>
      <Canvas />
      <DrawnMark />
    </>
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

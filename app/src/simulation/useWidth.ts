// The width of an element, as it changes: charts are drawn at their own size, so that lines and letters stay crisp.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** @returns 0 until it is known; whole CSS pixels */
export function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

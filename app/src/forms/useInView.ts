// Something that has just appeared below comes into view as a whole.
import { useEffect, useRef, type RefObject } from 'react';

/** @param isShown it is there now, and the person is at it */
export function useInView<E extends HTMLElement>(isShown: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (isShown) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  return element;
}

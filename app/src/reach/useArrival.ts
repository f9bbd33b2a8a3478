// Where the keyboard is after a change that reaches a rule: the button that made it is gone, and the rule is now the one taken.
import { useEffect, useRef, type RefObject } from 'react';
import { useNear } from './nearStore.ts';

/** @returns for the line of the rule that took the request; its button gets the focus where a change led there */
export function useArrival(): RefObject<HTMLLIElement | null> {
  const line = useRef<HTMLLIElement>(null);
  const isArriving = useNear((state) => state.isArriving);
  useEffect(() => {
    if (!isArriving) return;
    line.current?.querySelector('button')?.focus();
    useNear.setState({ isArriving: false });
  }, [isArriving]);
  return line;
}

// Where the focus goes when something that lay over the page closes: back to what had it before.
import { useState } from 'react';

/** For `onCloseAutoFocus`: the primitives know the way back only to a trigger of their own. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    // A press elsewhere has taken the focus there, and there it stays.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  };
}

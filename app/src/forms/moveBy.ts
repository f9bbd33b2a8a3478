// Alt+Up and Alt+Down on a line: the line moves.
import type { KeyboardEvent } from 'react';

export function moveBy(move: (by: 1 | -1) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (by === undefined || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
}

// A line between two panes: drag it, use the arrow keys, double-click to fold the pane away.
import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly label: string;
  readonly orientation: 'vertical' | 'horizontal';
  /** Which side of the line the measured pane is on. */
  readonly pane: 'before' | 'after';
  /** CSS pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  readonly onFold: () => void;
}

const keyStep = 16;

export function Splitter({ label, orientation, pane, size, min, max, onResize, onFold }: SplitterProps) {
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  const sign = pane === 'before' ? 1 : -1;

  const drag = (down: PointerEvent<HTMLDivElement>) => {
    if (down.button !== 0) return;
    const line = down.currentTarget;
    const at = (event: { clientX: number; clientY: number }) =>
      orientation === 'vertical' ? event.clientX : event.clientY;
    const start = at(down);
    line.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => onResize(clamp(size + sign * (at(event) - start)));
    const stop = () => {
      line.removeEventListener('pointermove', move);
      line.removeEventListener('lostpointercapture', stop);
    };
    line.addEventListener('pointermove', move);
    line.addEventListener('lostpointercapture', stop);
  };

  const press = (event: KeyboardEvent) => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const change = event.key === more ? keyStep : event.key === less ? -keyStep : 0;
    if (event.key === 'Enter') onFold();
    else if (change === 0) return;
    else onResize(clamp(size + sign * change));
    event.preventDefault();
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={clamp(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      data-orientation={orientation}
      onPointerDown={drag}
      onDoubleClick={onFold}
      onKeyDown={press}
    />
  );
}

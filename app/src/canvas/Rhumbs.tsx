// The lines of a portolan chart: sixteen winds from a centre and from eight points around it. They move with the chart and
// mean nothing.
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import styles from './Rhumbs.module.css';

const winds = 16;
/** Canvas pixels from the centre to the points around it. */
const radius = 1400;
const reach = 12000;

const centres = [
  { x: 0, y: 0 },
  ...Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  }),
];
const path = centres
  .flatMap(({ x, y }) =>
    Array.from({ length: winds / 2 }, (_, i) => {
      const angle = (i * 2 * Math.PI) / winds;
      const dx = reach * Math.cos(angle);
      const dy = reach * Math.sin(angle);
      return `M${round(x - dx)} ${round(y - dy)}L${round(x + dx)} ${round(y + dy)}`;
    }),
  )
  .join('');

export const Rhumbs = memo(function Rhumbs() {
  return (
    <ViewportPortal>
      <svg className={styles.rhumbs} aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    </ViewportPortal>
  );
});

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

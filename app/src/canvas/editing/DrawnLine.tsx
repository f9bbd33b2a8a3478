// The line that is being drawn, and in words what letting go would do.
import type { Drawn } from './useLine.ts';
import styles from './DrawnLine.module.css';

interface DrawnLineProps {
  readonly drawn: Drawn;
  /** The chart's box on the page. */
  readonly box: DOMRect;
}

/** The bubble stays on this side of the edge, in CSS pixels. */
const bubble = { width: 240, height: 56, gap: 16 } as const;

export function DrawnLine({ drawn: { origin, from, to, says, isLegal }, box }: DrawnLineProps) {
  const a = { x: from.x - box.left, y: from.y - box.top };
  const b = { x: to.x - box.left, y: to.y - box.top };
  // The end that stays is a target when the other end of the line is moved: then the line arrives there.
  const isForward = origin.kind === 'new' || origin.moved === 'to';
  const bend = Math.max(40, Math.abs(b.x - a.x) / 2) * (isForward ? 1 : -1);
  const x = b.x + bubble.gap + bubble.width > box.width ? b.x - bubble.gap - bubble.width : b.x + bubble.gap;
  const y = Math.min(b.y + bubble.gap, box.height - bubble.height);
  return (
    <div className={styles.layer} data-legal={isLegal}>
      <svg className={styles.svg} aria-hidden="true">
        <path className={styles.line} d={`M${a.x},${a.y} C${a.x + bend},${a.y} ${b.x - bend},${b.y} ${b.x},${b.y}`} />
        <circle className={styles.end} cx={b.x} cy={b.y} r={5} />
      </svg>
      <p className={styles.says} role="status" style={{ left: Math.max(0, x), top: y, maxWidth: bubble.width }}>
        {says}
      </p>
    </div>
  );
}

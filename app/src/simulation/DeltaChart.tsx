// Two bars for each answer, before and after, and how far apart they are. The same numbers stand in a table.
import { useId, type Ref } from 'react';
import { translator } from '../i18n/translate.ts';
import { percentText } from '../ui/number.ts';
import { Legend, PatternDefs, Swatch } from './ChartParts.tsx';
import styles from './Charts.module.css';
import { simulationMessages } from './messages.en.ts';
import { pointsText } from './pointsText.ts';
import type { Delta } from './rows.ts';
import { shortened } from './ShareChart.tsx';
import { useWidth } from './useWidth.ts';

const t = translator('simulation', simulationMessages);
const rowHeight = 48;
const barHeight = 10;

interface DeltaChartProps {
  readonly label: string;
  readonly rows: readonly Delta[];
  readonly svg?: Ref<SVGSVGElement>;
}

export function DeltaChart({ label, rows, svg }: DeltaChartProps) {
  const [box, width] = useWidth();
  const id = useId();
  const names = [t('before'), t('after')];
  const top = Legend.height(names, width);
  return (
    <div ref={box} className={styles.frame}>
      {width > 0 && (
        <svg
          ref={svg}
          className={styles.chart}
          width={width}
          height={top + rows.length * rowHeight}
          role="group"
          aria-label={label}
        >
          <PatternDefs id={id} count={2} />
          <Legend id={id} names={names} width={width} />
          {rows.map((row, i) => (
            <DeltaRow key={row.key} id={id} row={row} width={width} y={top + i * rowHeight} />
          ))}
        </svg>
      )}
    </div>
  );
}

function DeltaRow({ id, row, width, y }: { id: string; row: Delta; width: number; y: number }) {
  const { label, change } = row;
  const [before, after] = [row.before?.expected ?? 0, row.after?.expected ?? 0];
  const name = t('deltaBar', {
    label,
    before: percentText(before),
    after: percentText(after),
    change: pointsText(change),
  });
  return (
    <g role="img" aria-label={name}>
      <text className={styles.label} x={0} y={y + 14}>
        {shortened(label, width - 180)}
      </text>
      <text className={styles.value} x={width} y={y + 14} textAnchor="end">
        {percentText(before)} → {percentText(after)} <tspan className={styles.strong}>{pointsText(change)}</tspan>
      </text>
      {[before, after].map((share, i) => (
        <g key={i}>
          <rect
            className={styles.track}
            x={0.5}
            y={y + 20.5 + i * (barHeight + 2)}
            width={width - 1}
            height={barHeight - 1}
            rx={2}
          />
          <Swatch id={id} profile={i} x={0} y={y + 20 + i * (barHeight + 2)} width={share * width} height={barHeight} />
        </g>
      ))}
    </g>
  );
}

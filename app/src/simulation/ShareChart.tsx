// One bar for each answer: how much it got, stacked by profile, the interval around that, and a mark where the share should
// be. Drawn at the size it is shown in, as one picture that can be saved. The same numbers stand in a table.
import { useId, type Ref } from 'react';
import { translator } from '../i18n/translate.ts';
import { percentText } from '../ui/number.ts';
import styles from './Charts.module.css';
import { Legend, PatternDefs, Swatch } from './ChartParts.tsx';
import { simulationMessages } from './messages.en.ts';
import { isWithin, type ShareRow } from './rows.ts';
import { useWidth } from './useWidth.ts';

const t = translator('simulation', simulationMessages);
const rowHeight = 46;
const barHeight = 18;
const barTop = 20;
const axisHeight = 20;
const ticks = [0, 0.25, 0.5, 0.75, 1];

interface ShareChartProps {
  readonly label: string;
  readonly rows: readonly ShareRow[];
  /** Names of profiles; empty where there is no mix. */
  readonly profiles: readonly string[];
  readonly svg?: Ref<SVGSVGElement>;
}

export function ShareChart({ label, rows, profiles, svg }: ShareChartProps) {
  const [box, width] = useWidth();
  const id = useId();
  const top = profiles.length > 0 ? Legend.height(profiles, width) : 0;
  const height = top + rows.length * rowHeight + axisHeight;
  return (
    <div ref={box} className={styles.frame}>
      {width > 0 && (
        <svg ref={svg} className={styles.chart} width={width} height={height} role="group" aria-label={label}>
          <PatternDefs id={id} count={Math.max(1, profiles.length)} />
          {profiles.length > 0 && <Legend id={id} names={profiles} width={width} />}
          {ticks.map((tick) => (
            <g key={tick} aria-hidden="true">
              <line
                className={styles.grid}
                x1={tick * width}
                x2={tick * width}
                y1={top + 16}
                y2={height - axisHeight}
              />
              <text className={styles.tick} x={tick * width} y={height - 5} textAnchor={anchorOf(tick)}>
                {percentText(tick)}
              </text>
            </g>
          ))}
          {rows.map((row, i) => (
            <BarRow key={row.key} id={id} row={row} width={width} y={top + i * rowHeight} />
          ))}
        </svg>
      )}
    </div>
  );
}

function BarRow({ id, row, width, y }: { id: string; row: ShareRow; width: number; y: number }) {
  const { label, expected, observed, low, high, parts } = row;
  const at = (share: number): number => share * width;
  const bar = y + barTop;
  const middle = bar + barHeight / 2;
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part, 0));
  return (
    <g role="img" aria-label={`${barName(row)}, ${t(isWithin(row) ? 'within' : 'outside')}`}>
      <text className={styles.label} x={0} y={y + 14}>
        {shortened(label, width - 130)}
      </text>
      <text className={styles.value} x={width} y={y + 14} textAnchor="end">
        <tspan className={styles.strong}>{percentText(observed)}</tspan> / {percentText(expected)}
      </text>
      <rect className={styles.track} x={0.5} y={bar + 0.5} width={width - 1} height={barHeight - 1} rx={3} />
      {parts.map((part, i) => (
        <Swatch key={i} id={id} profile={i} x={at(starts[i] ?? 0)} y={bar} width={at(part)} height={barHeight} />
      ))}
      <path
        className={styles.interval}
        d={`M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 4}v8M${at(high)} ${middle - 4}v8`}
      />
      <line className={styles.expected} x1={at(expected)} x2={at(expected)} y1={bar - 3} y2={bar + barHeight + 3} />
    </g>
  );
}

function barName({ label, expected, observed, low, high }: ShareRow): string {
  return t('bar', {
    label,
    expected: percentText(expected),
    observed: percentText(observed),
    low: percentText(low),
    high: percentText(high),
  });
}

const anchorOf = (tick: number): 'start' | 'middle' | 'end' => (tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle');

/** Monospace letters of 12 px are about 7.3 px wide; what does not fit ends in an ellipsis, and the table has it whole. */
export function shortened(text: string, width: number): string {
  const most = Math.max(6, Math.floor(width / 7.3));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

// What charts share: the fill of a profile, and the legend that names it.
import { lookOf, type Pattern } from './palette.ts';
import styles from './Charts.module.css';

interface SwatchProps {
  /** Of the chart's patterns. */
  readonly id: string;
  readonly profile: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch in the colour and pattern of a profile. */
export function Swatch({ id, profile, x, y, width, height }: SwatchProps) {
  if (width <= 0) return null;
  return (
    <rect className={styles.swatch} x={x} y={y} width={width} height={height} rx={3} fill={`url(#${id}-${profile})`} />
  );
}

export function PatternDefs({ id, count }: { readonly id: string; readonly count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, profile) => {
        const { colour, pattern } = lookOf(profile);
        return (
          <pattern key={profile} id={`${id}-${profile}`} width={8} height={8} patternUnits="userSpaceOnUse">
            <rect className={styles.fill} width={8} height={8} style={{ fill: colour }} />
            <path className={styles.hatch} d={hatches[pattern]} />
          </pattern>
        );
      })}
    </defs>
  );
}

const hatches: Readonly<Record<Pattern, string>> = {
  plain: '',
  rising: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  dots: 'M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z',
  falling: 'M-2 6L2 10M0 0L8 8M6 -2L10 2',
  bars: 'M4 0V8',
  grid: 'M4 0V8M0 4H8',
};

const lineHeight = 20;
const letter = 7;
const gap = 36;

/** Names of profiles, each behind its swatch, in as many lines as they take. */
export function Legend({ id, names, width }: { id: string; names: readonly string[]; width: number }) {
  return (
    <g aria-hidden="true">
      {placed(names, width).map(({ name, x, line }, profile) => (
        <g key={profile}>
          <Swatch id={id} profile={profile} x={x} y={line * lineHeight + 2} width={12} height={12} />
          <text className={styles.legend} x={x + 18} y={line * lineHeight + 12}>
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}
Legend.height = (names: readonly string[], width: number): number =>
  ((placed(names, width).at(-1)?.line ?? 0) + 1) * lineHeight + 4;

function placed(names: readonly string[], width: number) {
  let [x, line] = [0, 0];
  return names.map((full) => {
    const name = full.length > 32 ? `${full.slice(0, 31)}…` : full;
    const wide = name.length * letter + gap;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const place = { name, x, line };
    x += wide;
    return place;
  });
}

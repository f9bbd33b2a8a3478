// A time in words: `90000` is "1 minute 30 seconds".

const units = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

export function durationWords(ms: number, language = 'en'): string {
  const words: string[] = [];
  let rest = Math.abs(ms);
  for (const [unit, size] of units) {
    const isLast = size === 1;
    const count = isLast ? Math.round(rest * 1e6) / 1e6 : Math.floor(rest / size);
    if (count === 0 && !(isLast && words.length === 0)) continue;
    rest -= count * size;
    const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 6 } as const;
    words.push(new Intl.NumberFormat(language, format).format(count));
  }
  return (ms < 0 ? '−' : '') + words.join(' ');
}

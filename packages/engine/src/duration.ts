// Durations as Go writes them: `1m30s`, `500ms`, `0.5s`. Source: time.ParseDuration.

/** Milliseconds and nanoseconds of each unit; one of the two is 0. */
const units: Readonly<Record<string, { readonly ms: number; readonly ns: number }>> = {
  h: { ms: 3_600_000, ns: 0 },
  m: { ms: 60_000, ns: 0 },
  s: { ms: 1000, ns: 0 },
  ms: { ms: 1, ns: 0 },
  us: { ms: 0, ns: 1000 },
  µs: { ms: 0, ns: 1000 },
  μs: { ms: 0, ns: 1000 },
  ns: { ms: 0, ns: 1 },
};
const part = /(\d*)(?:\.(\d*))?(h|ms|m|s|us|µs|μs|ns)/y;
/** Go counts nanoseconds in 64 bits. */
const maxMs = 9_223_372_036_854;

/**
 * @returns milliseconds, with a fraction only where the text asks for parts of one; undefined when it is no duration
 */
export function parseDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const from = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  if (text.length - from === 1 && text[from] === '0') return 0;
  let ms = 0;
  let ns = 0;
  part.lastIndex = from;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return undefined;
    const [, whole = '', fraction = '', unit = ''] = found;
    if (whole === '' && fraction === '') return undefined;
    const size = units[unit] as { ms: number; ns: number };
    ms += Number(whole) * size.ms;
    ns += Number(whole) * size.ns + fractionNs(fraction, size.ms * 1_000_000 + size.ns);
  }
  if (text.length === from || ms + ns / 1e6 > maxMs) return undefined;
  return sign * (ms + ns / 1_000_000);
}

/** A fraction of a unit in whole nanoseconds; what is finer is cut off, as Go does. */
function fractionNs(digits: string, unitNs: number): number {
  if (digits === '') return 0;
  const used = digits.slice(0, 15);
  return Math.floor((Number(used) * unitNs) / 10 ** used.length);
}

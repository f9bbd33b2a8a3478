// What a simulation says, as rows: for charts, tables and CSV files.
import type { Simulation, SimulatedShare } from '@portolan/engine';

export interface ShareRow extends SimulatedShare {
  /** Observed share of the whole that each profile contributes, in the order of profiles; one where there is no mix. */
  readonly parts: readonly number[];
  /** Counted by each profile. */
  readonly counts: readonly number[];
}

export function shareRows({ shares, profiles, n }: Simulation): readonly ShareRow[] {
  return shares.map((share) => {
    const counts =
      profiles.length > 1
        ? profiles.map((profile) => profile.shares.find(({ key }) => key === share.key)?.count ?? 0)
        : [share.count];
    return { ...share, counts, parts: counts.map((count) => (n === 0 ? 0 : count / n)) };
  });
}

export const isWithin = ({ expected, low, high }: SimulatedShare): boolean => expected >= low && expected <= high;

/** One destination, or other answer, before and after. */
export interface Delta {
  readonly key: string;
  readonly label: string;
  readonly before: SimulatedShare | undefined;
  readonly after: SimulatedShare | undefined;
  /** Of the exact shares. */
  readonly change: number;
}

export function deltas(before: Simulation, after: Simulation): readonly Delta[] {
  const labels = new Map([...before.shares, ...after.shares].map(({ key, label }) => [key, label]));
  return [...labels].map(([key, label]) => {
    const one = before.shares.find((share) => share.key === key);
    const other = after.shares.find((share) => share.key === key);
    return { key, label, before: one, after: other, change: (other?.expected ?? 0) - (one?.expected ?? 0) };
  });
}

/** A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula is led in by an apostrophe. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

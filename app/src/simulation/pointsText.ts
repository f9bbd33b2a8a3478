// A difference of shares, in percentage points.

const points = new Intl.NumberFormat('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** `+12.5 pp`: of exact shares in [-1, 1], with a space that never breaks. */
export function pointsText(change: number): string {
  return `${points.format(change * 100).replace('-', '−')}\u00a0pp`;
}

// Numbers as people read them.

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en');

/** @param share in [0, 1] */
export function percentText(share: number): string {
  return percent.format(share);
}

export function countText(count: number): string {
  return whole.format(count);
}

// Numbers as people read them.

const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en');

/**
 * `89.48 %`, with a space that never breaks, as everywhere on the page.
 *
 * @param share in [0, 1]
 */
export function percentText(share: number): string {
  return `${percent.format(share * 100)}\u00a0%`;
}

export function countText(count: number): string {
  return whole.format(count);
}

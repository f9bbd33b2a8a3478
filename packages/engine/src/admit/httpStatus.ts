// Which HTTP status codes have a registered text. Source: Go net/http StatusText, which retryOn is judged by.
const ranges: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

/** Whether a text is the number of a registered HTTP status. */
export function isStatusWithText(text: string): boolean {
  if (!/^[-+]?\d+$/.test(text)) return false;
  const status = Number(text);
  return ranges.some(([first, end]) => status >= first && status <= end);
}

// Values in a few characters, the same in every language: durations, percentages, labels, hosts.

/** 1500 is `1.5s`, 90000 `1m30s`, 250 `250ms`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms - minutes * 60_000) / 1000;
  return `${minutes > 0 ? `${minutes}m` : ''}${seconds > 0 || minutes === 0 ? `${Number(seconds.toFixed(3))}s` : ''}`;
}

/** At most one decimal: `33.3 %`. */
export const percentage = (value: number): string => `${Number(value.toFixed(1))} %`;

export function labelList(labels: Readonly<Record<string, string>> = {}): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

export const list = (items: readonly string[]): string => items.join(', ');

// Places in one column: as near to where each wants to be as order and gaps allow.

export const nodeGap = 24;

interface Stacked {
  readonly height: number;
  y: number;
}

/**
 * Sets `y` of items in order, so that each stands below the one before and the squares of the distances to the wanted
 * places are least together (pool adjacent violators: isotonic regression in linear time).
 */
export function stack(items: readonly Stacked[], wanted: readonly number[], gap: (above: number) => number): void {
  // Without heights and gaps the condition is only that places do not fall.
  const offsets: number[] = [];
  let offset = 0;
  items.forEach((item, i) => {
    offsets.push(offset);
    offset += item.height + gap(i);
  });
  const pools: { sum: number; count: number }[] = [];
  items.forEach((_, i) => {
    let pool = { sum: (wanted[i] ?? 0) - (offsets[i] ?? 0), count: 1 };
    for (
      let before = pools.at(-1);
      before && before.sum / before.count >= pool.sum / pool.count;
      before = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: pool.sum + before.sum, count: pool.count + before.count };
    }
    pools.push(pool);
  });
  let i = 0;
  for (const { sum, count } of pools)
    for (let k = 0; k < count; k++, i++) {
      const item = items[i];
      if (item) item.y = Math.round(sum / count) + (offsets[i] ?? 0);
    }
}

// Doing several things at once, but not all of them.

/**
 * @template T, R
 * @param {number} width how many may run side by side
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<readonly R[]>} in the order of `items`
 */
export async function atMost(width, items, work) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) {
      const item = /** @type {T} */ (items[i]);
      results[i] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}

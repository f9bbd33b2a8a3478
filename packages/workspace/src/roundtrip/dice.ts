// Throws of chance from a seed.

/** Uniform in [0, 1). */
export type Random = () => number;

/** mulberry32: small, seeded, good enough to pick by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Dice {
  readonly #random: Random;
  #comments = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }
  chance(share: number): boolean {
    return this.#random() < share;
  }
  /** A whole number from 0, less than `count`. */
  below(count: number): number {
    return Math.floor(this.#random() * count);
  }
  /** No two alike, so that each can be missed. */
  comment(): string {
    return `${this.pick(['# ', '#', '## ', '# - ', '# a: ', "# it's ", '# "'])}${++this.#comments}`;
  }
}

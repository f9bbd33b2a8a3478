// Random numbers that a seed repeats. Source: Chris Doty-Humphrey's sfc32, seeded with splitmix32.

export interface Random {
  /** A whole number in [0, 2^53): the per-request random S (R-SIM-1, R-SIM-9). */
  integer(): number;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, counter] = [split(), split(), split(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  const integer = (): number => (next() >>> 11) * 0x1_0000_0000 + next();
  return { integer, fraction: () => integer() / 2 ** 53 };
}

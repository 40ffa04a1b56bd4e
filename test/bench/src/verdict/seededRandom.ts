/** Numbers from 0 to 1, the same ones for the same seed (mulberry32, Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A Poisson count: by multiplication (Knuth), in parts where the mean is large. */
export function poisson(random: () => number, mean: number): number {
  const PART = 30;
  let count = 0;
  for (let rest = mean; rest > 0; rest -= PART) {
    const limit = Math.exp(-Math.min(rest, PART));
    for (let product = random(); product > limit; product *= random()) {
      count++;
    }
  }
  return count;
}

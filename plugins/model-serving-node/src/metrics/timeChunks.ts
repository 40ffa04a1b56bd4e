/**
 * What one answer holds: it is kept in memory as text, and Prometheus refuses to touch too many
 * samples at once (50 million, `--query.max-samples`).
 */
const MOST_SAMPLES = 2_000_000;
const USUAL_INTERVAL_MS = 15_000;
const SHORTEST_CHUNK_MS = 600_000;
/** where nobody says how many series there are */
const USUAL_SERIES = 1_300;

/**
 * A long time in parts that one answer each can hold, in order.
 *
 * @param expected - how many series are asked about
 */
export function timeChunks(
  { from, to }: { from: number; to: number },
  expected = USUAL_SERIES,
): Array<{ from: number; to: number }> {
  const longest = Math.max(
    SHORTEST_CHUNK_MS,
    (MOST_SAMPLES / Math.max(1, expected)) * USUAL_INTERVAL_MS,
  );
  const parts = Math.max(1, Math.ceil((to - from) / longest));
  // Whole seconds, as the range of a selector is.
  const length = Math.ceil((to - from) / parts / 1000) * 1000;
  const found = [];
  for (let start = from; start < to; start += length) {
    found.push({ from: start, to: Math.min(to, start + length) });
  }
  return found;
}

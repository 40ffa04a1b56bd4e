/** The results in the order of the items, of which no more than so many are under way at once. */
export async function atMost<T, R>(
  limit: number,
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, async () => {
      for (const [index, item] of queue) {
        results[index] = await run(item);
      }
    }),
  );
  return results;
}

/** Selectors in as few questions as their length allows. */
export function selectorPortions(
  selectors: readonly string[],
  longest: number,
): string[][] {
  const found: string[][] = [];
  let length = Infinity;
  for (const selector of selectors) {
    const more = encodeURIComponent(selector).length;
    if (length + more > longest) {
      found.push([]);
      length = 0;
    }
    found.at(-1)?.push(selector);
    length += more;
  }
  return found;
}

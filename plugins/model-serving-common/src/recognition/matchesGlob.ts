/**
 * Whether a glob matches the whole of a text: `*` stands for any characters but `/`, `**` for any
 * characters, `?` for one that is not `/`; everything else stands for itself.
 *
 * All ways to match are followed side by side, one character at a time: a regular expression
 * would try them one after another, which a text made for it can draw out for ever.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const parts = partsOf(glob);
  let places = reachable(parts, [0]);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const part = parts[place];
      if (part !== undefined && accepts(part, character)) {
        next.add(isStar(part) ? place : place + 1);
      }
    }
    if (next.size === 0) {
      return false;
    }
    places = reachable(parts, next);
  }
  return places.has(parts.length);
}

function partsOf(glob: string): string[] {
  return glob.match(/\*{2,}|[^]/gu) ?? [];
}

/** Stars may stand for nothing: whatever follows them is reached with them. */
function reachable(
  parts: readonly string[],
  places: Iterable<number>,
): Set<number> {
  const all = new Set<number>();
  for (const start of places) {
    let place = start;
    all.add(place);
    while (isStar(parts[place])) {
      place++;
      all.add(place);
    }
  }
  return all;
}

function isStar(part: string | undefined): boolean {
  return part?.startsWith('*') ?? false;
}

function accepts(part: string, character: string): boolean {
  if (part === '*' || part === '?') {
    return character !== '/';
  }
  return isStar(part) || part === character;
}

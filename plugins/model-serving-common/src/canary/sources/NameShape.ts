/** What a label's value may be: a text, or a stem and what generated names end with. @public */
export interface NameShape {
  /** one that a number follows does not end with a digit */
  stem: string;
  /** absent: nothing follows the stem */
  ending?: NameEnding;
}

/** @public */
export type NameEnding = 'random' | 'number';

/** What Kubernetes ends generated names with: no vowels, and nothing that looks like one. */
const RANDOM = 'bcdfghjklmnpqrstvwxz2456789';
const RANDOM_LENGTH = 5;

const ENDINGS: Readonly<Record<NameEnding, string>> = {
  random: `[${RANDOM}]{${RANDOM_LENGTH}}`,
  number: '[0-9]+',
};

export function exactly(...texts: readonly string[]): NameShape[] {
  return [...new Set(texts)].map(stem => ({ stem }));
}

/** Two shapes are the same one if their keys are. */
export function shapeKey({ stem, ending }: NameShape): string {
  return `${ending ?? ''}\n${stem}`;
}

/** Keys of all the shapes that a value is of. */
export function shapeKeysOf(value: string): string[] {
  return [{ stem: value }, ...generatedShapes(value)].map(shapeKey);
}

/** What a name would be one of, had it been generated. */
export function generatedShapes(name: string): NameShape[] {
  const beforeRandom = name.slice(0, -RANDOM_LENGTH);
  const ending = name.slice(-RANDOM_LENGTH);
  let digits = name.length;
  while (digits > 0 && isDigit(name.charAt(digits - 1))) {
    digits -= 1;
  }
  return [
    ...(beforeRandom !== '' && [...ending].every(c => RANDOM.includes(c))
      ? [{ stem: beforeRandom, ending: 'random' as const }]
      : []),
    ...(digits > 0 && digits < name.length
      ? [{ stem: name.slice(0, digits), ending: 'number' as const }]
      : []),
  ];
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/**
 * A regular expression of RE2 for whole values of any of these shapes. Where that would be longer
 * than may be asked, stems are cut until it is not: it then lets through other values as well, and
 * with nothing left of the stems any value at all.
 */
export function patternOf(
  shapes: readonly NameShape[],
  longest = Infinity,
): string {
  const whole = joinedPattern(shapes);
  if (whole.length <= longest) {
    return whole;
  }
  let pattern = '.+';
  let kept = 0;
  let cut = shapes.reduce((most, { stem }) => Math.max(most, stem.length), 0);
  while (cut - kept > 1) {
    const between = Math.floor((cut + kept) / 2);
    const candidate = cutPattern(shapes, between);
    if (candidate.length <= longest) {
      pattern = candidate;
      kept = between;
    } else {
      cut = between;
    }
  }
  return pattern;
}

function joinedPattern(shapes: readonly NameShape[]): string {
  const stems = new Map<string, Set<string>>();
  for (const { stem, ending } of shapes) {
    const end = ending === undefined ? '' : ENDINGS[ending];
    stems.set(end, (stems.get(end) ?? new Set()).add(stem));
  }
  return [...stems]
    .map(([end, of]) => (end ? `(?:${anyOf(of)})${end}` : anyOf(of)))
    .join('|');
}

function cutPattern(shapes: readonly NameShape[], length: number): string {
  const cut = shapes.filter(({ stem }) => stem.length > length);
  const beginnings = new Set(cut.map(({ stem }) => stem.slice(0, length)));
  const rest = shapes.filter(
    ({ stem }) => stem.length <= length && !beginnings.has(stem),
  );
  return [`(?:${anyOf(beginnings)}).*`, joinedPattern(rest)]
    .filter(Boolean)
    .join('|');
}

function anyOf(texts: Iterable<string>): string {
  return [...texts]
    .map(text => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'))
    .join('|');
}

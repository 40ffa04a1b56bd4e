import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

export type Raw = Record<string, unknown>;

const SCENARIOS = resolve(__dirname, '../../../../../test/scenarios');

/** The objects of all scenarios of these platforms, by name. */
export function scenariosOf(...prefixes: string[]): Map<string, Raw[]> {
  return new Map(
    readdirSync(SCENARIOS)
      .filter(name => prefixes.some(prefix => name.startsWith(prefix)))
      .map(name => [
        name,
        parseAllDocuments(
          readFileSync(resolve(SCENARIOS, name, 'objects.yaml'), 'utf8'),
        ).map(document => document.toJS()),
      ]),
  );
}

/** What nobody means to write, and an API server without a schema lets through. */
const GARBAGE: unknown[] = [
  null,
  '',
  'x',
  '20',
  -1,
  1.5,
  1e300,
  NaN,
  true,
  [],
  [null],
  {},
  { constructor: 1 },
  '__proto__',
  '\u001b[2J\u202e',
  'x'.repeat(5000),
];

/** A scenario in which one place of an object of these kinds holds garbage. */
export function damagedScenario(
  scenarios: ReadonlyMap<string, Raw[]>,
  kinds: readonly string[],
): fc.Arbitrary<Raw[]> {
  const places = [...scenarios.values()].flatMap(objects =>
    objects.flatMap((object, index) =>
      kinds.includes(String(object.kind))
        ? placesIn(object).map(path => ({ objects, index, path }))
        : [],
    ),
  );
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...GARBAGE))
    .map(([{ objects, index, path }, garbage]) => {
      const damaged = structuredClone(objects);
      damaged[index] = replaced(damaged[index] ?? {}, path, garbage);
      return damaged;
    });
}

/** What an API server writes or checks itself, whatever the schema. */
const OWN =
  /^(apiVersion|kind|metadata(\.(name|namespace|uid|resourceVersion|generation|creationTimestamp))?)$/;

/** Every place in an object, but for what makes it an object of its kind and name. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  const below = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child, [...path, key]),
  );
  return [...(path.length > 0 ? [path] : []), ...below].filter(
    place => !OWN.test(place.join('.')),
  );
}

function replaced(object: Raw, path: readonly string[], garbage: unknown): Raw {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Raw)[key], object);
  (holder as Raw)[path.at(-1) ?? ''] = garbage;
  return object;
}

import { plainText } from '@modeldeck/plugin-model-serving-common';
import { strictlyEncoded } from '../http/artifactPath';

/** As many names as say what kind of folder it is. */
const MOST_NAMES = 20;

/** A page of so many names is far from it. */
export const LARGEST_LISTING = 256 * 1024;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** What S3 and Google are asked for the names that begin so, sorted as it is signed. */
export function listingQuery(prefix: string): string {
  const query = {
    delimiter: '/',
    'list-type': '2',
    'max-keys': String(MOST_NAMES),
    prefix,
  };
  return Object.entries(query)
    .map(([name, value]) => `${name}=${strictlyEncoded(value)}`)
    .join('&');
}

/**
 * The first names in a folder. A URI may name a file as well: then there is nothing below it, but
 * something that begins as it does, all of which a runtime would load.
 */
export async function bucketNames(
  folder: string,
  list: (query: string) => Promise<Buffer>,
): Promise<string[]> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = listed(await list(listingQuery(prefix)), prefix);
  if (names.length > 0 || folder === '') {
    return names;
  }
  const parent = folder.slice(0, folder.lastIndexOf('/') + 1);
  return listed(await list(listingQuery(folder)), parent);
}

/** The answer is XML of few elements. */
function listed(body: Buffer, prefix: string): string[] {
  const found = body
    .toString()
    .matchAll(
      /<Key>([^<]*)<\/Key>|<CommonPrefixes>\s*<Prefix>([^<]*)<\/Prefix>/g,
    );
  return [...found]
    .map(([, key, folder]) => unescaped(key ?? folder ?? ''))
    .filter(key => key.startsWith(prefix))
    .map(key => plainText(key.slice(prefix.length), 80))
    .filter(name => name !== '')
    .slice(0, MOST_NAMES);
}

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) =>
    Object.hasOwn(ENTITIES, name) ? ENTITIES[name] ?? whole : whole,
  );
}

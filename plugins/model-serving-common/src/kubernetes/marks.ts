import { plainText } from './plainText';
import { uriWithoutCredentials } from './withoutCredentials';

/** Labels and annotations, wherever they hang: on an object or on a pod template. @public */
export interface Marks {
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/**
 * The first of these keys that one of the places carries as a label or an annotation, as
 * printable text. The order of the keys counts before the order of the places.
 *
 * @public
 */
export function firstMark(
  places: readonly Marks[],
  ...keys: readonly string[]
): string | undefined {
  for (const key of keys) {
    for (const { labels, annotations } of places) {
      const value =
        plainText(labels[key] ?? '') || plainText(annotations[key] ?? '');
      if (value) {
        return value;
      }
    }
  }
  return undefined;
}

/** The same for a URI, which may hold a password or a signature. @public */
export function firstUriMark(
  places: readonly Marks[],
  ...keys: readonly string[]
): string | undefined {
  const uri = firstMark(places, ...keys);
  return uri && uriWithoutCredentials(uri);
}

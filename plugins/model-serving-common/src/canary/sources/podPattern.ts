import type { Revision } from '../../model/types';
import { anyOf } from './matcher';

/** What Kubernetes ends generated names with: no vowels, and nothing that looks like one. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]{5}';
const GENERATED = new RegExp(`^(.+-)${RANDOM}$`);
const NUMBERED = /^(.+-)[0-9]+$/;

/**
 * The names of a revision's pods as a regular expression, those that are gone included: pods of one
 * ReplicaSet differ by their ending only. undefined: none of its pods is known.
 */
export function podPattern({ pods }: Revision): string | undefined {
  const patterns = new Set(pods.map(({ name }) => siblings(name)));
  return patterns.size > 0 ? [...patterns].sort().join('|') : undefined;
}

function siblings(name: string): string {
  const generated = GENERATED.exec(name)?.[1];
  if (generated !== undefined) {
    return `${anyOf([generated])}${RANDOM}`;
  }
  const numbered = NUMBERED.exec(name)?.[1];
  return numbered === undefined ? anyOf([name]) : `${anyOf([numbered])}[0-9]+`;
}

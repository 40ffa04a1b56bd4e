import { firstMark, type Marks } from '../kubernetes/marks';
import type { RevisionRole } from '../model/types';

/** Roles that a person may give; `retired` follows from what a revision does. */
const GIVEN: readonly RevisionRole[] = [
  'stable',
  'canary',
  'candidate',
  'shadow',
];

/** The role that a person gave a revision by the mark `modeldeck.io/role`. */
export function givenRole(places: readonly Marks[]): RevisionRole | undefined {
  const given = firstMark(places, 'modeldeck.io/role');
  return GIVEN.find(role => role === given);
}

import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';
import type { KubeError } from '../KubeError';
import {
  meaningOfDenial,
  resourceTitle,
  withMeaning,
  type WriteMeaning,
} from './writeMeaning';

const STRICT = /^strict decoding error: (.*)$/s;

/** All that a server says of a JSON patch that does not fit the object, a failed test above all. */
const DOES_NOT_FIT =
  /^the server rejected our request due to an error in our request/;

function isGuard(why: string, type: PlannedWrite['type']): boolean {
  return type === 'json'
    ? DOES_NOT_FIT.test(why)
    : /metadata\.uid: .*field is immutable/.test(why);
}

/** What a refused write means to whoever wanted it, and what to do next. */
export function patchError(error: KubeError, write: PlannedWrite): KubeError {
  return withMeaning(error, meaningOfDenial(error) ?? meaningOf(error, write));
}

function meaningOf(
  { kind, status, why }: KubeError,
  { type, object: { apiVersion, plural } }: PlannedWrite,
): WriteMeaning | undefined {
  if (status === 409 || (status === 422 && isGuard(why, type))) {
    return {
      kind: 'conflict',
      why: 'the object was changed meanwhile',
      hint: 'look at it again before you write',
    };
  }
  if (kind === 'forbidden') {
    return {
      hint: `ask for the right to patch ${resourceTitle(
        apiVersion,
        plural,
      )}, as in docs/rbac/writer.yaml`,
    };
  }
  const strict = STRICT.exec(why);
  return strict
    ? {
        why: `the cluster does not know what is to be written: ${strict[1]}`,
        hint: 'check the version of the platform that is installed',
      }
    : undefined;
}

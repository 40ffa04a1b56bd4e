import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '@modeldeck/plugin-model-serving-common';

/**
 * Whether a plan made anew is what somebody saw and confirmed: the same writes to the same objects,
 * the same traffic before and after, and no risk that was not told. Controllers write the status of
 * an object all the time, which gives it another resource version: that alone changes nothing.
 *
 * @public
 */
export function isSamePlan(seen: Plan, now: Plan): boolean {
  const risks = new Set(seen.risks.map(({ id }) => id));
  return (
    isDeepStrictEqual(essence(seen), essence(now)) &&
    now.risks.every(({ id }) => risks.has(id))
  );
}

function essence({ service, action, writes, before, after }: Plan) {
  // Once through JSON, as what was seen went: a field that is undefined is not there.
  return JSON.parse(
    JSON.stringify({
      service,
      action,
      before,
      after,
      writes: writes.map(
        ({ object, subresource, type, patch, changes, guard: { uid } }) => ({
          object,
          subresource,
          type,
          patch,
          changes,
          uid,
        }),
      ),
    }),
  );
}

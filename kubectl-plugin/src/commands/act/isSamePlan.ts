import type { Plan } from '@modeldeck/plugin-model-serving-common';

/** Whether two plans write the same and lead to the same, whatever versions they start from. */
export function isSamePlan(a: Plan, b: Plan): boolean {
  return essence(a) === essence(b);
}

function essence({ writes, after }: Plan): string {
  return JSON.stringify([
    writes.map(({ object, subresource, type, patch, changes }) => [
      object,
      subresource,
      type,
      patch,
      changes,
    ]),
    after,
  ]);
}

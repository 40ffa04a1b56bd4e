import type { KubeObject } from '../kubernetes/resourceType';
import type { HealthEvidence } from './assessHealth';

/** Whether a service is on its way out: all objects that it is made of are being deleted. */
export function terminating(
  objects: readonly KubeObject[],
): HealthEvidence['terminating'] {
  const since = objects.map(({ metadata }) => metadata.deletionTimestamp);
  return since.length > 0 && !since.includes(undefined)
    ? {
        reason: 'Terminating',
        message: `it is being deleted since ${since[0]}`,
      }
    : undefined;
}

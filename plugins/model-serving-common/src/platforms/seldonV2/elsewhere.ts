import { unknown } from '../../model/known';
import type { Revision } from '../../model/types';

/** The fields of a revision whose pods are those of other services. */
export function countedAt(
  title: string,
): Pick<Revision, 'pods' | 'replicas' | 'accelerators'> {
  const elsewhere = unknown(`they are counted at ${title}`);
  return {
    pods: [],
    replicas: { wanted: elsewhere, ready: elsewhere },
    accelerators: [],
  };
}

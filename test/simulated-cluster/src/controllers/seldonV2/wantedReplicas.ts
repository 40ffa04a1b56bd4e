import type { KubeObject } from '../../json/KubeObject';
import { numberAt } from '../../json/read';

/** Of a Model; nobody asks it anything here, so it stays at its minimum where it scales. */
export function wantedReplicas(model: KubeObject): number {
  return (
    numberAt(model, 'spec', 'replicas') ??
    numberAt(model, 'spec', 'minReplicas') ??
    1
  );
}

import type { Toleration } from '../model/gpuTypes';
import type { FieldReader } from './FieldReader';
import { type NodeSelector, readNodeSelector } from './nodeSelector';
import { readTolerations } from './toleration';

/** On which nodes a pod may run, as far as its spec says so. @public */
export interface Placement {
  nodeSelector: Readonly<Record<string, string>>;
  /** required node affinity; undefined: none */
  affinity: NodeSelector | undefined;
  tolerations: readonly Toleration[];
}

/** Of a pod's spec. */
export function readPlacement(spec: FieldReader): Placement {
  return {
    nodeSelector: spec.at('nodeSelector').stringMap(),
    affinity: readNodeSelector(
      spec.at(
        'affinity',
        'nodeAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
      ),
    ),
    tolerations: readTolerations(spec.at('tolerations')),
  };
}

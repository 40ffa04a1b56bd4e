import { FieldReader } from '../../../kubernetes/FieldReader';
import { readCount } from '../../../kubernetes/readCount';
import { orUnknown } from '../../../model/known';
import type { PodDemand, RollingUpdate } from './PodDemand';
import { isMap, valueAt } from './valueAt';

/** As the API fills them in for Deployments. */
const QUARTER = '25%';

/** The spec and labels of a pod template. */
export function podTemplate(
  template: unknown,
): Pick<PodDemand, 'spec' | 'labels'> {
  return {
    spec: podSpec(valueAt(template, 'spec')),
    labels: FieldReader.of(template).at('metadata', 'labels').stringMap(),
  };
}

export function podSpec(spec: unknown): PodDemand['spec'] {
  return orUnknown(isMap(spec) ? spec : undefined, 'it has no pod template');
}

/** Of a Deployment's `strategy`; what is not there is what the API fills in. */
export function rollingUpdate(strategy: unknown): RollingUpdate {
  const rolling = FieldReader.of(strategy).at('rollingUpdate');
  return {
    maxSurge: rolling.at('maxSurge').scalar() ?? QUARTER,
    maxUnavailable: rolling.at('maxUnavailable').scalar() ?? QUARTER,
  };
}

/** A count of replicas; what is none, or absent, is one, as controllers take it. */
export function replicasAt(
  document: unknown,
  ...path: ReadonlyArray<string | number>
): number {
  return readCount(FieldReader.of(document).at(...path)) ?? 1;
}

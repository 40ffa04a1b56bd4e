import { type Container, readContainer } from '../../../kubernetes/container';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { readCount } from '../../../kubernetes/readCount';
import { type ComponentStatus, readComponentStatus } from './componentStatus';
import { readPercent } from './percent';

/** A transformer or an explainer, which KServe runs beside the predictor. */
export interface ServingComponent {
  kind: 'transformer' | 'explainer';
  minReplicas: number | undefined;
  /** of its own; Knative mode only */
  canaryTrafficPercent: number | undefined;
  containers: Container[];
  status: ComponentStatus;
}

/** In the order in which a request meets them. */
export function readServingComponents(
  service: FieldReader,
): ServingComponent[] {
  return (['transformer', 'explainer'] as const).flatMap(kind => {
    const spec = service.at('spec', kind);
    return spec.exists
      ? [
          {
            kind,
            ...readSpec(spec),
            status: readComponentStatus(
              service.at('status', 'components', kind),
            ),
          },
        ]
      : [];
  });
}

/** An explainer may be given by its method, as `art`, in place of containers. */
function readSpec(component: FieldReader) {
  const art = component.at('art');
  return {
    minReplicas: readCount(component.at('minReplicas')),
    canaryTrafficPercent: readPercent(component.at('canaryTrafficPercent')),
    containers: [
      ...(art.exists ? [art] : []),
      ...component.at('containers').list(),
    ].map(readContainer),
  };
}

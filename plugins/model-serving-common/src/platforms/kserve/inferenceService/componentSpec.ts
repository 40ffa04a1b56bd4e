import { type Container, readContainer } from '../../../kubernetes/container';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { readCount } from '../../../kubernetes/readCount';
import { readPercent } from './percent';

/** A transformer or an explainer, which KServe runs beside the predictor. */
export interface ComponentSpec {
  kind: 'transformer' | 'explainer';
  minReplicas: number | undefined;
  /** of its own; Knative mode only */
  canaryTrafficPercent: number | undefined;
  containers: Container[];
}

/** In the order in which a request meets them. */
export function readComponents(spec: FieldReader): ComponentSpec[] {
  return (['transformer', 'explainer'] as const).flatMap(kind => {
    const component = spec.at(kind);
    return component.exists ? [readComponent(kind, component)] : [];
  });
}

/** An explainer may be given by its method, as `art`, in place of containers. */
function readComponent(
  kind: ComponentSpec['kind'],
  component: FieldReader,
): ComponentSpec {
  const art = component.at('art');
  return {
    kind,
    minReplicas: readCount(component.at('minReplicas')),
    canaryTrafficPercent: readPercent(component.at('canaryTrafficPercent')),
    containers: [
      ...(art.exists ? [art] : []),
      ...component.at('containers').list(),
    ].map(readContainer),
  };
}

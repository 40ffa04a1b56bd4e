import { readPodTemplate } from '../kubernetes/deployment';
import {
  defineResource,
  type KubeObject,
  type ResourceType,
} from '../kubernetes/resourceType';
import type { RecognisableWorkload } from './RecognisableWorkload';
import type { RecognisableKind } from './RecognitionRule';

/** A workload with nothing but what rules look at. @public */
export type RecognisableObject = KubeObject &
  Pick<RecognisableWorkload, 'containers'>;

/** @public */
export interface RecognisableType {
  /** as rules call it */
  kind: RecognisableKind;
  type: ResourceType<RecognisableObject>;
}

/**
 * The kinds that are model services only where a label or a rule says so: to say of one of them
 * why it is none, which no platform's reader does.
 *
 * @public
 */
export const RECOGNISABLE_TYPES: readonly RecognisableType[] = [
  recognisable('Deployment', 'apps', ['v1'], 'deployments'),
  recognisable('StatefulSet', 'apps', ['v1'], 'statefulsets'),
  recognisable('Rollout', 'argoproj.io', ['v1alpha1'], 'rollouts'),
  recognisable(
    'KnativeService',
    'serving.knative.dev',
    ['v1'],
    'services',
    'Service',
  ),
];

function recognisable(
  kind: RecognisableKind,
  group: string,
  versions: readonly string[],
  plural: string,
  objectKind: string = kind,
): RecognisableType {
  return {
    kind,
    type: defineResource<Pick<RecognisableObject, 'containers'>>({
      group,
      versions,
      plural,
      kind: objectKind,
      namespaced: true,
      read: workload => ({
        containers: readPodTemplate(workload.at('spec', 'template')).containers,
      }),
    }),
  };
}

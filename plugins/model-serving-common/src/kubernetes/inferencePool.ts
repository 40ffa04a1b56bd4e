import { type Condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { defineResource, type KubeObject } from './resourceType';

/** Pods that an endpoint picker chooses from, request by request. @public */
export interface InferencePool extends KubeObject {
  selector: Record<string, string>;
  /** what each gateway made of the pool */
  parents: Array<{ parent: string; conditions: Condition[] }>;
}

/** @public */
export const INFERENCE_POOLS = defineResource<
  Omit<InferencePool, keyof KubeObject>
>({
  group: 'inference.networking.k8s.io',
  versions: ['v1'],
  plural: 'inferencepools',
  kind: 'InferencePool',
  namespaced: true,
  read: pool => ({
    selector: pool.at('spec', 'selector', 'matchLabels').stringMap(),
    parents: pool.at('status', 'parents').list().map(readParent),
  }),
});

/**
 * As it was before it got the group of Kubernetes: the selector has no `matchLabels` in between,
 * and the list of parents is called by one of them
 * (kubernetes-sigs/gateway-api-inference-extension: api/v1alpha2/inferencepool_types.go).
 *
 * @public
 */
export const EXPERIMENTAL_INFERENCE_POOLS = defineResource<
  Omit<InferencePool, keyof KubeObject>
>({
  group: 'inference.networking.x-k8s.io',
  versions: ['v1alpha2'],
  plural: 'inferencepools',
  kind: 'InferencePool',
  namespaced: true,
  read: pool => ({
    selector: pool.at('spec', 'selector').stringMap(),
    parents: pool.at('status', 'parent').list().map(readParent),
  }),
});

function readParent(parent: FieldReader): InferencePool['parents'][number] {
  const ref = parent.at('parentRef');
  return {
    parent: `${ref.at('kind').string() ?? 'Gateway'}/${
      ref.at('name').string() ?? ''
    }`,
    conditions: readConditions(parent.at('conditions')),
  };
}

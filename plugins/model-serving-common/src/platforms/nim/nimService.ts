import { acceleratorsOf } from '../../kubernetes/accelerators';
import { type Condition, readConditions } from '../../kubernetes/conditions';
import { readExtendedResources } from '../../kubernetes/container';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';
import type { Accelerator } from '../../model/types';

export interface NimService extends KubeObject {
  repository: string;
  tag: string;
  /** of an image that serves any model: which one, e.g. `hf://org/model` */
  modelSource: string | undefined;
  /** of the NIMCache that holds the model */
  cache: string | undefined;
  profile: string | undefined;
  /** that one pod asks for; an optimised profile of the cache may add to them */
  accelerators: Accelerator[];
  /** claims by which pods get accelerators that are no resources of a container */
  claims: number;
  /** undefined where an autoscaler decides, or where the spec leaves it open */
  replicas: number | undefined;
  scale: { min: number; max: number | undefined } | undefined;
  multiNode: boolean;
  /** whether KServe runs it, by an InferenceService of the same name */
  onKServe: boolean;
  port: number;
  conditions: Condition[];
  /** Pending, NotReady, Ready or Failed */
  state: string | undefined;
  /** as the running server names it */
  modelName: string | undefined;
  externalEndpoint: string | undefined;
}

/** NVIDIA/k8s-nim-operator: api/apps/v1alpha1/common_types.go */
const DEFAULT_PORT = 8000;

export const NIM_SERVICES = defineResource<Omit<NimService, keyof KubeObject>>({
  group: 'apps.nvidia.com',
  versions: ['v1alpha1'],
  plural: 'nimservices',
  kind: 'NIMService',
  namespaced: true,
  read(service) {
    const spec = service.at('spec');
    const cache = spec.at('storage', 'nimCache');
    return {
      repository: spec.at('image', 'repository').string() ?? '',
      tag: spec.at('image', 'tag').string() ?? '',
      modelSource: readModelSource(spec.at('env')),
      cache: cache.at('name').string() || undefined,
      profile: cache.at('profile').string() || undefined,
      accelerators: acceleratorsOf(readExtendedResources(spec.at('resources'))),
      claims: spec.at('draResources').list().length,
      replicas: readCount(spec.at('replicas')),
      scale: readScale(spec.at('scale')),
      multiNode: spec.at('multiNode').exists,
      onKServe: spec.at('inferencePlatform').string() === 'kserve',
      port: spec.at('expose', 'service', 'port').integer() ?? DEFAULT_PORT,
      ...readStatus(service.at('status')),
    };
  },
});

function readStatus(status: FieldReader) {
  return {
    conditions: readConditions(status.at('conditions')),
    state: status.at('state').string() || undefined,
    modelName: status.at('model', 'name').string() || undefined,
    externalEndpoint:
      status.at('model', 'externalEndpoint').string() || undefined,
  };
}

/** Only this variable is looked at: others hold keys. */
function readModelSource(env: FieldReader): string | undefined {
  return (
    env
      .list()
      .find(variable => variable.at('name').string() === 'NIM_MODEL_NAME')
      ?.at('value')
      .string() || undefined
  );
}

function readScale(scale: FieldReader): NimService['scale'] {
  const hpa = scale.at('hpa');
  return scale.at('enabled').boolean()
    ? {
        min: readCount(hpa.at('minReplicas')) ?? 1,
        max: readCount(hpa.at('maxReplicas')),
      }
    : undefined;
}

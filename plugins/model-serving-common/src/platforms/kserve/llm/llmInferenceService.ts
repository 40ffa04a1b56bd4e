import { type Condition, readConditions } from '../../../kubernetes/conditions';
import { type Container, readContainer } from '../../../kubernetes/container';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readCount } from '../../../kubernetes/readCount';
import { readName } from '../../../kubernetes/readName';

/** A member of a routing group as another member's status reports it. */
export interface GroupMemberStatus {
  name: string;
  weight: number | undefined;
  stopped: boolean;
  /** the InferencePool or Service behind it */
  backend: string | undefined;
}

export interface LlmInferenceService extends KubeObject {
  uri: string | undefined;
  modelName: string | undefined;
  replicas: number | undefined;
  minReplicas: number | undefined;
  maxReplicas: number | undefined;
  /** a replica is more than one pod: workers, or prefill beside decode */
  spansPods: boolean;
  containers: Container[];
  hasRouter: boolean;
  /** that KServe runs; absent also where a preset adds it */
  scheduler: { replicas: number | undefined } | undefined;
  /** members of one group share their requests by weight (since v0.20) */
  group: string | undefined;
  /** proportional to the sum of the group; an absent weight is 0, a malformed one undefined */
  weight: number | undefined;
  conditions: Condition[];
  urls: string[];
  readyReplicas: number | undefined;
  /** of the scheduler */
  schedulerReady: number | undefined;
  members: GroupMemberStatus[];
}

/** The routing of v1alpha2 is read of both versions; v1alpha1 has no groups. */
export const LLM_INFERENCE_SERVICES = defineResource<
  Omit<LlmInferenceService, keyof KubeObject>
>({
  group: 'serving.kserve.io',
  versions: ['v1alpha2', 'v1alpha1'],
  plural: 'llminferenceservices',
  kind: 'LLMInferenceService',
  shortNames: ['llmisvc'],
  namespaced: true,
  read(service) {
    return {
      ...readSpec(service.at('spec')),
      ...readStatus(service.at('status')),
    };
  },
});

function readSpec(spec: FieldReader) {
  const route = spec.at('router', 'route');
  return {
    uri: spec.at('model', 'uri').string() || undefined,
    modelName: spec.at('model', 'name').string() || undefined,
    replicas: readCount(spec.at('replicas')),
    minReplicas: readCount(spec.at('scaling', 'minReplicas')),
    maxReplicas: readCount(spec.at('scaling', 'maxReplicas')),
    spansPods: spec.at('worker').exists || spec.at('prefill').exists,
    containers: spec.at('template', 'containers').list().map(readContainer),
    hasRouter: spec.at('router').exists,
    scheduler: readScheduler(spec.at('router', 'scheduler')),
    group: readName(route.at('group')),
    weight: readWeight(route.at('weight')),
  };
}

function readStatus(status: FieldReader) {
  const urls = [
    status.at('url'),
    ...status
      .at('addresses')
      .list()
      .map(address => address.at('url')),
  ];
  return {
    conditions: readConditions(status.at('conditions')),
    urls: urls.map(url => url.string() ?? ''),
    readyReplicas: readCount(
      status.at('workloads', 'primary', 'readyReplicas'),
    ),
    schedulerReady: readCount(
      status.at('workloads', 'scheduler', 'readyReplicas'),
    ),
    members: status.at('router', 'group', 'members').list().map(readMember),
  };
}

/** A pool that somebody else made has a scheduler of its own. */
function readScheduler(
  scheduler: FieldReader,
): LlmInferenceService['scheduler'] {
  return scheduler.exists && !scheduler.at('pool', 'ref').exists
    ? { replicas: readCount(scheduler.at('replicas')) }
    : undefined;
}

function readMember(member: FieldReader): GroupMemberStatus {
  return {
    name: readName(member.at('name')) ?? '',
    weight: readWeight(member.at('weight')),
    stopped: member.at('stopped').boolean() ?? false,
    backend: member.at('backendRef', 'name').string() || undefined,
  };
}

function readWeight(weight: FieldReader): number | undefined {
  return weight.exists ? readCount(weight) : 0;
}

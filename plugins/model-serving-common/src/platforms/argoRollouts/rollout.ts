import { type Condition, readConditions } from '../../kubernetes/conditions';
import { type PodTemplate, readPodTemplate } from '../../kubernetes/deployment';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';
import { orUnknown } from '../../model/known';
import type { ScalingTarget } from '../../scaling/ScalingTarget';
import { type RolloutStatus, readRolloutStatus } from './rolloutStatus';
import {
  type BlueGreenStrategy,
  type CanaryStrategy,
  readStrategy,
} from './strategy';

/** The workload that a Rollout takes its pod template from, if that is not its own. */
export interface WorkloadRef {
  kind: string;
  name: string;
  /** `never` (also when absent), `onsuccess` or `progressively` */
  scaleDown: string;
}

export interface Rollout extends KubeObject {
  /** 1 where a manifest has none, as the controller takes it; undefined when it is no count */
  replicas: number | undefined;
  /** empty where the template is that of the workload it refers to */
  template: PodTemplate;
  workloadRef: WorkloadRef | undefined;
  /** by a person, as opposed to a pause step */
  paused: boolean;
  /** how many revisions back a rollback skips the steps */
  rollbackWindow: number;
  /** undefined when the spec has neither, which its controller rejects */
  strategy: CanaryStrategy | BlueGreenStrategy | undefined;
  status: RolloutStatus;
  conditions: Condition[];
}

export const ROLLOUTS = defineResource<Omit<Rollout, keyof KubeObject>>({
  group: 'argoproj.io',
  versions: ['v1alpha1'],
  plural: 'rollouts',
  kind: 'Rollout',
  shortNames: ['ro'],
  namespaced: true,
  read(rollout) {
    const spec = rollout.at('spec');
    const status = rollout.at('status');
    return {
      replicas: spec.at('replicas').exists ? readCount(spec.at('replicas')) : 1,
      template: readPodTemplate(spec.at('template')),
      workloadRef: readWorkloadRef(spec.at('workloadRef')),
      paused: spec.at('paused').boolean() ?? false,
      rollbackWindow: spec.at('rollbackWindow', 'revisions').integer() ?? 0,
      strategy: readStrategy(spec.at('strategy')),
      status: readRolloutStatus(status),
      conditions: readConditions(status.at('conditions')),
    };
  },
});

function readWorkloadRef(ref: FieldReader): WorkloadRef | undefined {
  return ref.exists
    ? {
        kind: ref.at('kind').string() ?? '',
        name: ref.at('name').string() ?? '',
        scaleDown: ref.at('scaleDown').string() || 'never',
      }
    : undefined;
}

/** As an autoscaler sees it. */
export function scalingTarget({ metadata, replicas }: Rollout): ScalingTarget {
  return {
    kind: ROLLOUTS.kind,
    name: metadata.name,
    replicas: orUnknown(replicas, 'spec.replicas is not a count'),
  };
}

import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import { DEPLOYMENTS } from '../../../kubernetes/deployment';
import { type Pod, PODS } from '../../../kubernetes/pod';
import { type Known, isUnknown, unknown } from '../../../model/known';
import type { Component, Health } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { knownCount, workloadFields } from '../../workload';
import { COMPONENT_LABEL } from '../labels';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';
import { podsOfInferenceService } from './inferenceServicePods';
import { COMPONENT_REVISIONS, KNATIVE_REVISIONS } from './knativeRevision';
import type { ServingComponent } from './servingComponent';
import { wantedReplicas } from './wantedReplicas';

/**
 * The transformer and the explainer with their pods, and those of them that still run although the
 * spec names them no more.
 */
export function serviceComponents(
  service: InferenceService,
  objects: NamespaceObjects,
): Component[] {
  const { name } = service.metadata;
  const pods = podsOfInferenceService(name, objects);
  return (['transformer', 'explainer'] as const).flatMap(kind => {
    const ofKind = pods.filter(pod => componentOf(pod) === kind);
    const spec = service.components.find(component => component.kind === kind);
    return spec === undefined && ofKind.length === 0
      ? []
      : [toComponent({ service, objects, kind, spec, pods: ofKind })];
  });
}

function componentOf({ metadata }: Pod): string | undefined {
  return metadata.labels[COMPONENT_LABEL];
}

interface ComponentParts {
  service: InferenceService;
  objects: NamespaceObjects;
  kind: ServingComponent['kind'];
  /** absent: it is being taken away */
  spec: ServingComponent | undefined;
  pods: readonly Pod[];
}

function toComponent(parts: ComponentParts): Component {
  const { service, objects, kind, spec, pods } = parts;
  return {
    name: `${service.metadata.name}-${kind}`,
    kind,
    ...workloadFields({
      pods,
      podsUnknown: objects.cannotTell(PODS),
      ...(deploymentMode(service) === 'Knative'
        ? knativeCounts(parts)
        : standardCounts(parts)),
      acceleratorsPerReplica: acceleratorsOf(
        podRequests({ containers: spec?.containers ?? [], initContainers: [] }),
      ),
    }),
    sharedBy: [],
  };
}

interface Counts {
  wanted: Known<number>;
  reportedReady: Known<number>;
}

/** While a canary of it is in flight, two revisions run. */
function knativeCounts({ service, objects, kind }: ComponentParts): Counts {
  const key = `${service.metadata.name}/${kind}`;
  const revisions = objects.lookup(COMPONENT_REVISIONS, key);
  const why =
    objects.cannotTell(KNATIVE_REVISIONS) ??
    `there is no Revision of the ${kind}`;
  return {
    wanted: total(
      revisions.map(revision => wantedReplicas(revision, why)),
      why,
    ),
    reportedReady: total(
      revisions.map(({ actualReplicas }) => knownCount(actualReplicas, why)),
      why,
    ),
  };
}

function standardCounts({ service, objects, kind }: ComponentParts): Counts {
  const name = `${service.metadata.name}-${kind}`;
  const deployment = objects.find(DEPLOYMENTS, name);
  const why =
    objects.cannotTell(DEPLOYMENTS) ?? `there is no Deployment ${name}`;
  return {
    wanted: knownCount(deployment?.replicas, why),
    reportedReady: knownCount(deployment?.readyReplicas, why),
  };
}

function total(
  counts: ReadonlyArray<Known<number>>,
  whyNone: string,
): Known<number> {
  let sum = 0;
  for (const count of counts) {
    if (isUnknown(count)) {
      return count;
    }
    sum += count;
  }
  return counts.length > 0 ? sum : unknown(whyNone);
}

/**
 * Every request passes the transformer: while none of its pods is ready, what the predictor could
 * answer does not matter. Explanations are another matter.
 */
export function healthWithComponents(
  health: Health,
  components: readonly Component[],
): Health {
  const isBlocked = components.some(
    ({ kind, pods, replicas }) =>
      kind === 'transformer' &&
      pods.length > 0 &&
      pods.every(pod => !pod.ready) &&
      replicas.wanted !== 0,
  );
  return isBlocked && health.status === 'degraded'
    ? { ...health, status: 'failed' }
    : health;
}

import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import type { Marks } from '../../kubernetes/marks';
import { type Pod, PODS } from '../../kubernetes/pod';
import { controllerOf, deploymentOfPod } from '../../kubernetes/podOwners';
import { plainText } from '../../kubernetes/plainText';
import type { RevisionRole } from '../../model/types';
import {
  MODEL_SERVICE_LABEL,
  recognise,
  type RecognisedWorkload,
} from '../../recognition/recognise';
import { byName } from '../../kubernetes/byName';
import { readsAllPods } from '../../recognition/podSelector';
import { givenRole } from '../givenRole';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';
import type { Canary } from './canary';

/** The target or its primary, as far as it could be read. */
export interface CanaryWorkload {
  name: string;
  role: RevisionRole;
  deployment: Deployment | undefined;
  pods: readonly Pod[];
  podsUnknown: string | undefined;
}

/** A Canary that serves a model, with the workloads that Flagger moves requests between. */
export interface FlaggerView {
  canary: Canary;
  recognised: RecognisedWorkload;
  /** what users get; undefined until Flagger has made it */
  primary: CanaryWorkload | undefined;
  /** the workload that the Canary names: what comes next */
  target: CanaryWorkload | undefined;
}

/** Pods under `Kind/name` of what asked for them. */
const PODS_BY_WORKLOAD: ObjectIndex<Pod> = {
  type: PODS,
  keysOf(pod) {
    const deployment = deploymentOfPod(pod);
    const owner = controllerOf(pod);
    if (deployment !== undefined) {
      return [`Deployment/${deployment}`];
    }
    return owner ? [`${owner.kind}/${owner.name}`] : [];
  },
};

/** Undefined for a Canary that is not told to serve a model, nor is its target. */
export function flaggerView(
  canary: Canary,
  objects: NamespaceObjects,
): FlaggerView | undefined {
  const { name } = canary.targetRef;
  const primary = workload(canary, `${name}-primary`, 'stable', objects);
  const target = workload(canary, name, primary ? 'canary' : 'stable', objects);
  const recognised = recognisedBy(canary, target?.deployment, objects);
  return recognised && { canary, recognised, primary, target };
}

/** Those that there are, stable first. */
export function workloadsOf({
  primary,
  target,
}: FlaggerView): readonly CanaryWorkload[] {
  return [primary, target].filter(part => part !== undefined);
}

/** Places that the service's settings may be written at; the primary's are copies of them. */
export function marksOf({ canary, target }: FlaggerView): Marks[] {
  const { deployment } = target ?? {};
  return [
    canary.metadata,
    ...(deployment ? [deployment.metadata, deployment.template] : []),
  ];
}

function recognisedBy(
  { kind, metadata }: Canary,
  target: Deployment | undefined,
  { settings }: NamespaceObjects,
): RecognisedWorkload | undefined {
  const service = metadata.labels[MODEL_SERVICE_LABEL];
  if (service) {
    const detail = `label ${MODEL_SERVICE_LABEL}=${service} of the ${kind}`;
    return { service, by: { rule: 'label', detail } };
  }
  return (
    target &&
    recognise(
      {
        kind: 'Deployment',
        metadata: target.metadata,
        containers: target.template.containers,
      },
      settings,
    )
  );
}

/** Where the list of Deployments is not whole, both are told of, since Flagger makes both. */
function workload(
  { targetRef: { kind } }: Canary,
  name: string,
  role: RevisionRole,
  objects: NamespaceObjects,
): CanaryWorkload | undefined {
  const deployment =
    kind === 'Deployment' ? objects.find(DEPLOYMENTS, name) : undefined;
  const found = byName(objects.lookup(PODS_BY_WORKLOAD, `${kind}/${name}`));
  const isHidden =
    kind !== 'Deployment' || objects.cannotTell(DEPLOYMENTS) !== undefined;
  if (!deployment && found.length === 0 && !isHidden) {
    return undefined;
  }
  const podsUnknown = whyPodsUnknown(kind, deployment, found, objects);
  const marks: Marks[] = deployment
    ? [deployment.metadata, deployment.template]
    : [];
  return {
    name,
    role: givenRole(marks) ?? role,
    deployment,
    pods: podsUnknown === undefined ? found : [],
    podsUnknown,
  };
}

/** Pods are asked for by our label, which both workloads give them from the same template. */
function whyPodsUnknown(
  kind: string,
  deployment: Deployment | undefined,
  found: readonly Pod[],
  objects: NamespaceObjects,
): string | undefined {
  const hidden = objects.cannotTell(PODS);
  if (hidden !== undefined || readsAllPods(objects.settings)) {
    return hidden;
  }
  if (!deployment) {
    return found.length > 0
      ? undefined
      : `${plainText(
          kind,
          80,
        )}s are not read, and none of its pods carries the label ${MODEL_SERVICE_LABEL}`;
  }
  const { name } = deployment.metadata;
  return deployment.template.labels[MODEL_SERVICE_LABEL]
    ? undefined
    : `the pods of Deployment "${name}" do not carry the label ${MODEL_SERVICE_LABEL}`;
}

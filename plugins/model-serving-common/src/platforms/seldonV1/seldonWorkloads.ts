import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import { type Pod, PODS } from '../../kubernetes/pod';
import {
  controllerOf,
  deploymentOfPod,
  PODS_BY_DEPLOYMENT,
} from '../../kubernetes/podOwners';
import { byName } from '../../kubernetes/byName';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';
import { SELDON_ID_LABEL } from './labels';
import type { Predictor } from './predictor';
import { seldonIds } from './predictorNames';
import {
  type DeploymentStatus,
  SELDON_DEPLOYMENTS,
  type SeldonDeployment,
} from './seldonDeployment';
import { type PartKind, workloadPart } from './workloadPart';

const DEPLOYMENTS_BY_OWNER: ObjectIndex<Deployment> = {
  type: DEPLOYMENTS,
  keysOf(deployment) {
    const owner = controllerOf(deployment);
    return owner?.kind === SELDON_DEPLOYMENTS.kind ? [owner.name] : [];
  },
};

const PODS_BY_ID: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata }) {
    const id = metadata.labels[SELDON_ID_LABEL];
    return id ? [id] : [];
  },
};

/** What runs a SeldonDeployment, as far as it could be read. */
export interface SeldonWorkloads {
  deployments: readonly Deployment[];
  /** the same as Seldon's own status counts them, which is there when they could not be read */
  reported: readonly DeploymentStatus[];
  pods: readonly Pod[];
  /** why the pods are not all of them */
  podsUnknown: string | undefined;
  /** why the Deployments are not all of them */
  deploymentsUnknown: string | undefined;
}

/**
 * The Deployments that Seldon's controller owns, and their pods. Where Deployments could not be
 * read, the pods are told by label, which is a hash where the name is long.
 */
export function seldonWorkloads(
  deployment: SeldonDeployment,
  objects: NamespaceObjects,
): SeldonWorkloads {
  const { name } = deployment.metadata;
  const deployments = byName(objects.lookup(DEPLOYMENTS_BY_OWNER, name));
  const deploymentsUnknown = objects.cannotTell(DEPLOYMENTS);
  const ids = seldonIds(deployment);
  const labelled = ids.flatMap(id => objects.lookup(PODS_BY_ID, id));
  const owned = deployments.flatMap(({ metadata }) =>
    objects.lookup(PODS_BY_DEPLOYMENT, metadata.name),
  );
  const pods = deploymentsUnknown === undefined ? owned : labelled;
  return {
    deployments,
    reported: deployment.deployments,
    pods: byName(pods),
    podsUnknown:
      objects.cannotTell(PODS) ??
      (ids.length === 0 ? deploymentsUnknown : undefined),
    deploymentsUnknown,
  };
}

/** The Deployments and pods that are one part of one predictor. */
export function workloadsOf(
  predictor: Predictor,
  kind: PartKind,
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
): SeldonWorkloads {
  const isPart = (name: string, labels: Readonly<Record<string, string>>) => {
    const part = workloadPart(deployment, { name, labels });
    return part?.predictor === predictor && part.kind === kind;
  };
  return {
    ...workloads,
    deployments: workloads.deployments.filter(({ metadata }) =>
      isPart(metadata.name, metadata.labels),
    ),
    reported: workloads.reported.filter(({ name }) => isPart(name, {})),
    pods: workloads.pods.filter(pod =>
      isPart(
        deploymentOfPod(pod) ?? pod.metadata.labels.app ?? '',
        pod.metadata.labels,
      ),
    ),
  };
}

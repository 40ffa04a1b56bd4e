import { plainText } from '../../kubernetes/plainText';
import { uriWithoutCredentials } from '../../kubernetes/withoutCredentials';
import { sumAccelerators } from '../../kubernetes/accelerators';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Known, orUnknown } from '../../model/known';
import { serviceId } from '../../model/serviceId';
import type {
  Finding,
  Health,
  ModelService,
  Revision,
} from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { ownership } from '../ownership';
import type { AssembledService } from '../ServingPlatform';
import { deploymentEndpoints } from './deploymentEndpoints';
import { deploymentFindings } from './deploymentFindings';
import { type DeploymentGroup, groupMark, marksOf } from './DeploymentGroup';
import { whyPodsUnknown } from './deploymentPods';
import { deploymentReadiness, isStatusStale } from './deploymentReadiness';
import { deploymentRoles } from './deploymentRoles';
import { deploymentScaling } from './deploymentScaling';
import { trafficSplit } from './trafficSplit';
import type { RouteSplit } from './RouteSplit';
import { toRevision } from './toRevision';

/** Deployments that carry one service's name, as that service. */
export function toModelService(
  group: DeploymentGroup,
  objects: NamespaceObjects,
): AssembledService {
  const { name, deployments } = group;
  const split = trafficSplit(group, objects);
  const roles = deploymentRoles(group, split);
  const revisions = deployments.map(deployment =>
    toRevision(
      deployment,
      roles.get(deployment.metadata.name) ?? 'candidate',
      split,
      objects,
    ),
  );
  const findings = [
    ...deploymentFindings(group, revisions, objects),
    ...split.findings,
  ];
  const identity = {
    cluster: objects.cluster,
    namespace: objects.namespace,
    kind: 'Deployment',
    name,
  };
  return {
    uids: deployments.map(d => d.metadata.uid).filter(Boolean),
    ownerUids: deployments.flatMap(d =>
      d.metadata.ownerReferences.map(owner => owner.uid),
    ),
    service: {
      id: serviceId(identity),
      ...identity,
      platform: 'deployment',
      mode: 'Deployment',
      objects: deployments.map(({ apiVersion, kind, metadata }) => ({
        apiVersion,
        kind,
        name: metadata.name,
      })),
      ...described(group, revisions),
      revisions,
      endpoints: deploymentEndpoints(group, split, objects),
      scaling: deploymentScaling(group, objects),
      accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
      health: healthOf(group, split, revisions, findings, objects),
      findings,
      createdAt: orUnknown(
        deployments[0]?.metadata.creationTimestamp,
        'its Deployments have no creation time',
      ),
      observedAt: objects.observedAt,
    },
  };
}

/** What only labels and annotations can say of a web service that happens to serve a model. */
function described(
  group: DeploymentGroup,
  revisions: readonly Revision[],
): Pick<ModelService, 'model' | 'runtime' | 'owner' | 'system'> {
  const main = revisions.find(r => r.role === 'stable') ?? revisions[0];
  return {
    model: {
      name:
        groupMark(group, 'modeldeck.io/model-name') ?? plainText(group.name),
      version: main?.modelVersion ?? { unknown: 'it has no revision' },
      format: marked(group, 'modeldeck.io/model-format'),
      storageUri: main?.storageUri ?? { unknown: 'it has no revision' },
    },
    runtime: {
      name: { unknown: 'a plain Deployment does not name its runtime' },
      protocol: { unknown: 'a plain Deployment does not name its protocol' },
    },
    ...ownership(group.deployments.flatMap(marksOf)),
  };
}

function marked(group: DeploymentGroup, key: string): Known<string> {
  const value = groupMark(group, key);
  return orUnknown(
    value && uriWithoutCredentials(value),
    `no label or annotation ${key}`,
  );
}

function healthOf(
  { deployments }: DeploymentGroup,
  split: RouteSplit,
  revisions: readonly Revision[],
  findings: readonly Finding[],
  objects: NamespaceObjects,
): Health {
  const isAtZero = deployments.every(d => d.replicas === 0);
  // Pods that nobody asks for are not missed.
  const podsUnknown = deployments
    .filter(d => d.replicas !== 0)
    .map(d => whyPodsUnknown(d, objects))
    .find(reason => reason !== undefined);
  return assessHealth({
    terminating: terminating(deployments),
    ...(isAtZero && {
      stopped: {
        reason: 'ScaledToZero',
        message:
          'its Deployments are scaled to zero, and nothing starts them on demand',
      },
    }),
    ready: deploymentReadiness(deployments, split.pending),
    statusIsStale: isStatusStale(deployments),
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

import { plainText } from '../../kubernetes/plainText';
import { uriWithoutCredentials } from '../../kubernetes/withoutCredentials';
import { sumAccelerators } from '../../kubernetes/accelerators';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Known, orUnknown } from '../../model/known';
import type { Finding, Health, Revision } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { assembledService, type ServiceParts } from '../assembledService';
import type { AssembledService } from '../ServingPlatform';
import { routedEndpoints } from '../../routing/routedEndpoints';
import { routeSplit } from '../../routing/routeSplit';
import { deploymentFindings } from './deploymentFindings';
import { type DeploymentGroup, groupMark, marksOf } from './DeploymentGroup';
import { whyPodsUnknown } from './deploymentPods';
import { deploymentReadiness, isStatusStale } from './deploymentReadiness';
import { deploymentRoles } from './deploymentRoles';
import { deploymentScaling } from './deploymentScaling';
import { routedDeployment } from './routedDeployment';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import { toRevision } from './toRevision';

/** Deployments that carry one service's name, as that service. */
export function toModelService(
  group: DeploymentGroup,
  objects: NamespaceObjects,
): AssembledService {
  const { name, deployments } = group;
  const members = deployments.map(d => routedDeployment(d, objects));
  const split = routeSplit(members, objects);
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
  const [oldest, ...others] = deployments;
  return assembledService([oldest, ...others], objects, {
    kind: 'Deployment',
    name,
    platform: 'deployment',
    mode: 'Deployment',
    places: deployments.flatMap(marksOf),
    recognisedBy: group.recognisedBy,
    ...described(group, revisions),
    revisions,
    endpoints: routedEndpoints(members, split, objects),
    scaling: deploymentScaling(group, objects),
    accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
    health: healthOf(group, split, revisions, findings, objects),
    findings,
  });
}

/** What only labels and annotations can say of a web service that happens to serve a model. */
function described(
  group: DeploymentGroup,
  revisions: readonly Revision[],
): Pick<ServiceParts, 'model' | 'runtime'> {
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
  split: TrafficSplit,
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

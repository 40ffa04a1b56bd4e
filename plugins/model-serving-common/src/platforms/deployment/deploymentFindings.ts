import type { Deployment } from '../../kubernetes/deployment';
import { known } from '../../model/known';
import type { Finding, Revision } from '../../model/types';
import { findingAbout } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { progressDeadline } from '../../diagnosis/progressDeadline';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';
import { podsOfDeployment } from './deploymentPods';
import { podsNotLabelled } from './podsNotLabelled';

/** What is wrong with the Deployments, their pods and the requests sent to them. */
export function deploymentFindings(
  { deployments }: DeploymentGroup,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): Finding[] {
  // All of them at zero is somebody's decision to stop the service, not a mistake in its route.
  const isStopped = deployments.every(d => d.replicas === 0);
  return deployments.flatMap(deployment => {
    const { name } = deployment.metadata;
    const revision = revisions.find(r => r.name === name);
    return [
      ...diagnosePods(podsOfDeployment(deployment, objects)),
      ...[
        replicaFailure(deployment),
        progressDeadline(deployment),
        isStopped || !revision
          ? undefined
          : trafficToNobody(deployment, revision),
        podsNotLabelled(deployment),
        malformedFields(deployment),
      ].filter(finding => finding !== undefined),
    ];
  });
}

/** Unlike Knative, nothing holds requests back until a pod is there: they fail. */
function trafficToNobody(
  deployment: Deployment,
  { replicas, traffic }: Revision,
): Finding | undefined {
  const programmed = known(traffic.programmed);
  if (
    deployment.replicas !== 0 ||
    replicas.ready !== 0 ||
    !programmed?.percent
  ) {
    return undefined;
  }
  const { name } = deployment.metadata;
  return findingAbout(deployment, {
    rule: 'traffic-without-replicas',
    severity: 'error',
    cause: `${programmed.percent} % of the requests go to Deployment "${name}", which is scaled to zero`,
    evidence: [
      {
        source: 'route',
        detail: `${programmed.source}: ${programmed.percent} %`,
      },
      { source: 'field', detail: 'spec.replicas: 0' },
    ],
    fix: `give it replicas or take its weight away: ${kubectlCommand(
      deployment,
      'scale',
      `deployment/${name}`,
      '--replicas=1',
    )}`,
  });
}

import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { RolloutRule } from './RolloutRule';

/**
 * The Deployment that a Rollout takes its template from runs beside it, with its own pods. The
 * controller scales it down only where `workloadRef.scaleDown` says so, once the Rollout is well.
 */
export const workloadRefScaledUp: RolloutRule = ({
  view: { rollout, deployment },
}) => {
  const { workloadRef, status } = rollout;
  const isMeant =
    workloadRef?.scaleDown !== 'never' && status.phase !== 'Healthy';
  if (!deployment || !deployment.replicas || !rollout.replicas || isMeant) {
    return undefined;
  }
  const { name } = deployment.metadata;
  return findingAbout(deployment, {
    rule: 'workload-ref-scaled-up',
    severity: 'warning',
    cause: `Deployment "${name}" only lends Rollout "${rollout.metadata.name}" its pod template, but runs ${deployment.replicas} replicas of its own: twice the capacity, outside of any canary`,
    evidence: [
      { source: 'field', detail: `spec.replicas: ${deployment.replicas}` },
      {
        source: 'field',
        detail: `Rollout/${rollout.metadata.name}: spec.workloadRef.scaleDown ${workloadRef?.scaleDown}`,
      },
    ],
    fix: `scale it down once the Rollout serves: ${kubectlCommand(
      deployment,
      'scale',
      `deployment/${name}`,
      '--replicas=0',
    )}`,
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/migrating/',
  });
};

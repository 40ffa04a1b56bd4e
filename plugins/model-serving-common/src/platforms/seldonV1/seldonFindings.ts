import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { progressDeadline } from '../../diagnosis/progressDeadline';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { Finding, Revision } from '../../model/types';
import { deploymentFailed } from './rules/deploymentFailed';
import { trafficWithoutPods } from './rules/trafficWithoutPods';
import type { SeldonDeployment } from './seldonDeployment';
import type { SeldonWorkloads } from './seldonWorkloads';

/**
 * What keeps it from running. Pods and Deployments come first, since they know causes; the state
 * Failed is left out beside them, being no more than their echo.
 */
export function seldonFindings(
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
  revisions: readonly Revision[],
): Finding[] {
  const { deployments, pods } = workloads;
  const causes = [
    ...diagnosePods(pods),
    ...deployments.flatMap(d => [replicaFailure(d), progressDeadline(d)]),
    trafficWithoutPods(deployment, workloads, revisions),
    malformedFields(deployment),
  ].filter(finding => finding !== undefined);
  const failed = causes.some(({ severity }) => severity === 'error')
    ? undefined
    : deploymentFailed(deployment);
  return failed ? [failed, ...causes] : causes;
}

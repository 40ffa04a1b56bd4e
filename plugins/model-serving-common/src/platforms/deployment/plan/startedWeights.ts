import type { StartCanaryRequest } from '../../../canary/plan/PlanRequest';
import { idleVersion } from '../../../canary/plan/start/idleVersion';
import { holds } from '../../../canary/plan/start/inFlight';
import type { Revision } from '../../../model/types';
import type { WorkloadPlanning } from './WorkloadPlanning';

/**
 * A share for the workload that runs the version already and gets nothing. To set the image and
 * the weight at once would not be one write, and nothing would hold the requests back until the
 * new pods are ready.
 */
export function startedWeights(
  { service, workloads }: WorkloadPlanning,
  request: StartCanaryRequest,
) {
  const { version } = request;
  const runs = ({ name }: Revision) =>
    workloads
      .find(({ metadata }) => metadata.name === name)
      ?.template.containers.some(({ image }) => image === version.image) ??
    false;
  const idle = service.revisions.find(
    ({ role }) => role !== 'stable' && role !== 'shadow',
  );
  const place = idle
    ? `${service.kind} ${idle.name}`
    : `a second ${service.kind}`;
  return idleVersion(service, request, {
    isThatVersion: revision => holds(revision, version) || runs(revision),
    absent: {
      reason: 'version-not-there',
      message:
        'no workload that gets nothing runs this version: its pods have to be ready before the route may lead to them, which is not one write',
      instead: `deploy it to ${place} at weight 0, wait until its pods are ready, and then start it or set the weights`,
    },
  });
}

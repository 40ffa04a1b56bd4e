import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Finding } from '../../../model/types';
import type {
  RayApplication,
  RayService,
  RayServiceCluster,
} from '../rayService';

const FAILED: Readonly<Record<string, string>> = {
  DEPLOY_FAILED: 'could not be deployed',
  UNHEALTHY: 'is not healthy',
};

/**
 * Applications that do not run. The Ready condition counts endpoints, not applications, so it
 * stays True; and a pending cluster with such an application never takes the active one's place.
 */
export function applicationFailed(
  service: RayService,
  { name: cluster, applications }: RayServiceCluster,
): Finding[] {
  return applications
    .filter(({ status }) => Object.hasOwn(FAILED, status))
    .map(application =>
      findingAbout(service, {
        rule: 'ray-application-failed',
        severity: 'error',
        cause: `Ray Serve application "${
          application.name
        }" on cluster ${cluster} ${FAILED[application.status]}${
          cluster === service.pending?.name && service.active
            ? ', so that the cluster does not replace the active one'
            : ''
        }`,
        evidence: evidenceOf(application),
        fix: `see what Serve says: ${kubectlCommand(
          service,
          'describe',
          'rayservice',
          service.metadata.name,
        )}, and the logs of the workers: ${kubectlCommand(
          service,
          'logs',
          '-l',
          `ray.io/cluster=${cluster},ray.io/node-type=worker`,
        )}`,
      }),
    );
}

function evidenceOf({ name, status, message, deployments }: RayApplication) {
  const unhealthy = deployments.filter(
    deployment => deployment.status !== 'HEALTHY',
  );
  return [
    { name, status, message },
    ...unhealthy.slice(0, 3).map(deployment => ({
      ...deployment,
      name: `${name}/${deployment.name}`,
    })),
  ].map(state => ({
    source: 'field' as const,
    detail: `${state.name}: ${state.status}${
      state.message ? ` ${quote(state.message, { keep: 'end' })}` : ''
    }`,
  }));
}

import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import type { Pod } from '../../kubernetes/pod';
import type { Finding } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { isHeadPod, podsOfRayCluster } from './rayPods';
import type { RayService } from './rayService';
import { applicationFailed } from './rules/applicationFailed';
import { serviceFailed } from './rules/serviceFailed';

/**
 * What keeps it from running. Pods come first, since they know causes; that nothing answers is
 * then no more than their echo.
 */
export function rayFindings(
  service: RayService,
  objects: NamespaceObjects,
): Finding[] {
  const { active, pending } = service;
  const clusters = [active, pending].filter(cluster => cluster !== undefined);
  const malformed = malformedFields(service);
  const causes = [
    ...clusters.flatMap(({ name }) =>
      diagnoseRayPods(podsOfRayCluster(name, objects)),
    ),
    ...clusters.flatMap(cluster => applicationFailed(service, cluster)),
  ];
  const echo = causes.some(({ severity }) => severity === 'error')
    ? undefined
    : serviceFailed(service);
  return [...causes, echo, malformed].filter(finding => finding !== undefined);
}

/**
 * A worker is ready only while a Serve proxy runs on it, which needs a replica to be placed there:
 * one that is not, but runs, is not broken
 * (ray-project/kuberay: ray-operator/config/samples/ray-service.no-ray-serve-replica.yaml).
 */
function diagnoseRayPods(pods: readonly Pod[]): Finding[] {
  const heads = diagnosePods(pods.filter(isHeadPod));
  const workers = diagnosePods(pods.filter(pod => !isHeadPod(pod)));
  return [
    ...heads,
    ...workers.filter(({ rule }) => rule !== 'readiness-probe-failing'),
  ];
}

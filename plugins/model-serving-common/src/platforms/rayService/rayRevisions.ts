import { sumAccelerators } from '../../kubernetes/accelerators';
import { type Pod, PODS } from '../../kubernetes/pod';
import { podSummaries } from '../../kubernetes/podSummary';
import { orUnknown, unknown } from '../../model/known';
import type { Component, Revision, RevisionRole } from '../../model/types';
import { trafficOf } from '../../traffic/trafficOf';
import { givenRole } from '../givenRole';
import type { NamespaceObjects } from '../NamespaceObjects';
import { versionMark } from '../versionMark';
import { workloadFields } from '../workload';
import { applicationsGraph } from './applicationsGraph';
import { isHeadPod, isServingPod, podsOfRayCluster } from './rayPods';
import type { RayService, RayServiceCluster } from './rayService';
import { declaredRayShares, programmedRayShares } from './rayShares';
import { acceleratorsOfGroups } from './workerGroup';

/** Why the pods are not known; those of a service that runs elsewhere are on no list of ours. */
export function whyRayPodsUnknown(
  { managedBy }: RayService,
  objects: NamespaceObjects,
): string | undefined {
  return (
    objects.cannotTell(PODS) ??
    (managedBy === undefined || managedBy === 'ray.io/kuberay-operator'
      ? undefined
      : `spec.managedBy is ${managedBy}, which runs it on another cluster`)
  );
}

/** The active cluster as the stable revision, the pending one beside it. */
export function rayRevisions(
  service: RayService,
  objects: NamespaceObjects,
): Revision[] {
  const { active, pending } = service;
  return [active, pending]
    .filter(cluster => cluster !== undefined)
    .map(cluster => toRevision(cluster, service, objects));
}

function toRevision(
  cluster: RayServiceCluster,
  service: RayService,
  objects: NamespaceObjects,
): Revision {
  const { name, desiredWorkers } = cluster;
  const all = podsOfRayCluster(name, objects);
  const pods = all.filter(isServingPod);
  const podsUnknown = whyRayPodsUnknown(service, objects);
  const isNewest = service.pending === undefined || cluster === service.pending;
  const places = [
    ...all.slice(0, 1).map(({ metadata }) => metadata),
    ...(isNewest ? [service.metadata] : []),
  ];
  const graph = applicationsGraph(cluster);
  const fields = workloadFields({
    pods,
    podsUnknown,
    wanted:
      desiredWorkers === undefined
        ? unknown('KubeRay has not reported how many workers it wants')
        : desiredWorkers + pods.filter(isHeadPod).length,
    reportedReady: unknown(
      'KubeRay does not report which workers take requests',
    ),
    acceleratorsPerReplica: [],
  });
  return {
    name,
    role: givenRole(places) ?? roleOf(cluster, service),
    modelVersion: orUnknown(
      versionMark(places),
      'no label modeldeck.io/model-version on its pods or the RayService',
    ),
    storageUri: unknown('the applications load their models themselves'),
    ...fields,
    accelerators:
      podsUnknown === undefined
        ? fields.accelerators
        : sumAccelerators([acceleratorsOfGroups(service.workerGroups)]),
    traffic: trafficOf(
      name,
      declaredRayShares(service),
      programmedRayShares(service),
    ),
    ...(graph ? { graph } : {}),
  };
}

/** Only an incremental upgrade sends the pending cluster a share before it has all of them. */
function roleOf(
  cluster: RayServiceCluster,
  { active }: RayService,
): RevisionRole {
  if (!active || cluster === active) {
    return 'stable';
  }
  return cluster.trafficPercent ? 'canary' : 'candidate';
}

/** The heads that only direct their clusters. */
export function rayHeads(
  service: RayService,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): Component[] {
  if (whyRayPodsUnknown(service, objects) !== undefined) {
    return [];
  }
  return revisions.flatMap(({ name }) => {
    const isBeside = (pod: Pod) => isHeadPod(pod) && !isServingPod(pod);
    const pods = podSummaries(podsOfRayCluster(name, objects).filter(isBeside));
    return pods.length === 0
      ? []
      : [
          {
            name: `${name}-head`,
            kind: 'scheduler' as const,
            replicas: {
              wanted: 1,
              ready: pods.filter(pod => pod.ready).length,
            },
            pods,
            accelerators: sumAccelerators(
              pods.map(({ accelerators }) => accelerators),
            ),
            sharedBy: [],
          },
        ];
  });
}

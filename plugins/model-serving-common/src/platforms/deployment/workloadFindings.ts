import { findingAbout } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { progressDeadline } from '../../diagnosis/progressDeadline';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { ScaledObject } from '../../kubernetes/scaledObject';
import { known } from '../../model/known';
import type { Finding, Revision } from '../../model/types';
import { idleScaler } from '../../scaling/idleScaler';
import { scalingFindings } from '../../scaling/scalingFindings';
import type { NamespaceObjects } from '../NamespaceObjects';
import {
  isStatefulSet,
  type PlainWorkload,
  scalingTarget,
} from '../PlainWorkload';
import { podsNotLabelled } from './podsNotLabelled';
import { brokenPodHoldsUpdate } from './rules/brokenPodHoldsUpdate';
import { partitionedUpdate } from './rules/partitionedUpdate';
import { rolloutPaused } from './rules/rolloutPaused';
import type { WorkloadGroup } from './WorkloadGroup';
import { podsOfWorkload } from './workloadPods';

/** What is wrong with the workloads, their pods and the requests sent to them. */
export function workloadFindings(
  { workloads }: WorkloadGroup,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): Finding[] {
  // All of them at zero is meant, by a person or an autoscaler, and no mistake in the route.
  const isAtZero = workloads.every(({ replicas }) => replicas === 0);
  return workloads.flatMap(workload => {
    const { name } = workload.metadata;
    const revision = revisions.find(r => r.name === name);
    const target = scalingTarget(workload);
    const idle = idleScaler(target, objects);
    return [
      ...diagnosePods(podsOfWorkload(workload, objects)),
      ...controllerFindings(workload, objects),
      ...scalingFindings(target, objects),
      ...[
        revision && !isAtZero
          ? trafficToNobody(workload, revision, idle)
          : undefined,
        podsNotLabelled(workload, objects.settings),
        malformedFields(workload),
      ].filter(finding => finding !== undefined),
    ];
  });
}

/** What the controller of the workload reports, or cannot get over. */
function controllerFindings(
  workload: PlainWorkload,
  objects: NamespaceObjects,
): Finding[] {
  const findings = isStatefulSet(workload)
    ? [
        brokenPodHoldsUpdate(workload, podsOfWorkload(workload, objects)),
        partitionedUpdate(workload),
      ]
    : [
        replicaFailure(workload),
        progressDeadline(workload),
        rolloutPaused(workload),
      ];
  return findings.filter(finding => finding !== undefined);
}

/**
 * Unlike Knative, nothing holds requests back until a pod is there: they fail. Where KEDA starts
 * one again it may be meant so, since its HTTP add-on does hold them.
 */
function trafficToNobody(
  workload: PlainWorkload,
  { replicas, traffic }: Revision,
  idle: ScaledObject | undefined,
): Finding | undefined {
  const programmed = known(traffic.programmed);
  if (workload.replicas !== 0 || replicas.ready !== 0 || !programmed?.percent) {
    return undefined;
  }
  const { kind, metadata } = workload;
  const scale = kubectlCommand(
    workload,
    'scale',
    `${kind.toLowerCase()}/${metadata.name}`,
    '--replicas=1',
  );
  const share = `${programmed.percent} % of the requests go to ${kind} "${metadata.name}"`;
  return findingAbout(workload, {
    ...(idle
      ? {
          rule: 'requests-while-scaled-to-zero',
          severity: 'info',
          cause: `${share}, which ScaledObject "${idle.metadata.name}" keeps at zero for now: they fail until it has started, unless something in front of it holds them`,
          fix: `put KEDA's HTTP add-on in front of it, or keep one replica with minReplicaCount: 1`,
        }
      : {
          rule: 'traffic-without-replicas',
          severity: 'error',
          cause: `${share}, which is scaled to zero`,
          fix: `give it replicas or take its weight away: ${scale}`,
        }),
    evidence: [
      {
        source: 'route',
        detail: `${programmed.source}: ${programmed.percent} %`,
      },
      { source: 'field', detail: 'spec.replicas: 0' },
    ],
  });
}

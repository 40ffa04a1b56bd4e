import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { progressDeadline } from '../../diagnosis/progressDeadline';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { Finding } from '../../model/types';
import { scalingFindings } from '../../scaling/scalingFindings';
import { scalingTarget } from '../PlainWorkload';
import { podsNotLabelled } from '../deployment/podsNotLabelled';
import type { NamespaceObjects } from '../NamespaceObjects';
import {
  type CanaryWorkload,
  type FlaggerView,
  workloadsOf,
} from './FlaggerView';
import { promotionFailed } from './rules/promotionFailed';

/** What is wrong with the Canary, its workloads and their pods, as far as health depends on it. */
export function flaggerFindings(
  view: FlaggerView,
  objects: NamespaceObjects,
): Finding[] {
  const { canary, target } = view;
  return [
    ...workloadsOf(view).flatMap(part => workloadFindings(part, objects)),
    ...[
      promotionFailed({ view }),
      target?.deployment &&
        podsNotLabelled(target.deployment, objects.settings),
      malformedFields(canary),
    ].filter(finding => finding !== undefined),
  ];
}

function workloadFindings(
  { deployment, pods, role }: CanaryWorkload,
  objects: NamespaceObjects,
): Finding[] {
  if (!deployment) {
    return diagnosePods(pods);
  }
  return [
    ...diagnosePods(pods),
    // Flagger pauses the scaler of a target that it has put to zero.
    ...(role === 'stable'
      ? scalingFindings(scalingTarget(deployment), objects)
      : []),
    ...[
      replicaFailure(deployment),
      // At zero it says so of a version that is given up already.
      deployment.replicas === 0 ? undefined : progressDeadline(deployment),
      malformedFields(deployment),
    ].filter(finding => finding !== undefined),
  ];
}

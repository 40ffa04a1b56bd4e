import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { Finding } from '../../model/types';
import { scalingFindings } from '../../scaling/scalingFindings';
import type { NamespaceObjects } from '../NamespaceObjects';
import { scalingTarget } from './rollout';
import type { RolloutView } from './RolloutView';
import { healthRules } from './rules/rolloutRules';

/** What is wrong with the Rollout and its pods, as far as its health depends on it. */
export function rolloutFindings(
  view: RolloutView,
  objects: NamespaceObjects,
): Finding[] {
  const { rollout, deployment, revisions } = view;
  return [
    ...diagnosePods(revisions.flatMap(({ pods }) => pods)),
    ...scalingFindings(scalingTarget(rollout), objects),
    ...[
      replicaFailure(rollout),
      ...healthRules.map(rule => rule(view, objects)),
      malformedFields(rollout),
      deployment && malformedFields(deployment),
    ].filter(finding => finding !== undefined),
  ];
}

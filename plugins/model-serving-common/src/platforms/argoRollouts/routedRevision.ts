import { isPodReady } from '../../kubernetes/podSummary';
import type { RoutedMember } from '../../routing/RoutedMember';
import { POD_HASH_LABEL } from './rolloutPods';
import {
  isInFlight,
  type RolloutView,
  type TemplateRevision,
} from './RolloutView';
import { wantedReplicas } from './wantedReplicas';

/** A revision as a route sees it. */
export function routedRevision(
  revision: TemplateRevision,
  view: RolloutView,
): RoutedMember {
  return {
    name: revision.name,
    title: `ReplicaSet/${revision.name}`,
    labels: revision.pods[0]?.metadata.labels ?? templateLabels(revision, view),
    wantedReplicas: wantedReplicas(revision, view),
    readyPods: revision.pods.filter(isPodReady).length,
  };
}

/** What Services and subsets select; the controller tells revisions apart by the hash. */
function templateLabels(
  { hash }: TemplateRevision,
  { rollout, deployment }: RolloutView,
): Record<string, string> {
  return {
    ...(deployment ?? rollout).template.labels,
    ...ephemeralLabels(hash, rollout),
    [POD_HASH_LABEL]: hash,
  };
}

/** That its pods carry only as long as a version is in flight. */
function ephemeralLabels(
  hash: string,
  rollout: RolloutView['rollout'],
): Readonly<Record<string, string>> {
  const { strategy, status } = rollout;
  if (strategy?.kind !== 'canary' || !isInFlight(rollout)) {
    return {};
  }
  return hash === status.currentHash
    ? strategy.canaryLabels
    : strategy.stableLabels;
}

import {
  canaryBegan,
  type CanaryTarget,
  type HealthStatus,
  isUnknown,
  known,
  type ModelService,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';
import { fleetRow, type TrafficPart } from './fleetView';
import { humanDuration } from './humanDuration';
import { NONE, UNKNOWN } from './values';

/** A canary in flight as one line. */
export interface CanaryRow {
  cluster: string;
  namespace: string;
  name: string;
  platform: string;
  /** of stable and of the canary: what the model's version says, else what the revision is called */
  versions: { stable: string; canary: string };
  traffic: readonly TrafficPart[];
  rollout: string;
  health: HealthStatus;
  /** why it is not healthy */
  reason: string;
  ready: string;
  /** since the canary began */
  age: string;
}

export function canaryRow(
  { service, stable, canary }: CanaryTarget,
  now: Date,
): CanaryRow {
  const fleet = fleetRow({ ...service, revisions: [stable, canary] }, now);
  const began = canaryBegan(canary);
  return {
    cluster: service.cluster,
    namespace: service.namespace,
    name: service.name,
    platform: fleet.platform,
    versions: versionsOf(stable, canary),
    traffic: fleet.traffic,
    rollout: rolloutText(service),
    health: fleet.health,
    reason: fleet.reason,
    ready: fleet.ready,
    age: began === undefined ? UNKNOWN : humanDuration(now.getTime() - began),
  };
}

/** Versions that are alike, or not known of both, tell nobody apart. */
function versionsOf(stable: Revision, canary: Revision) {
  const versions = {
    stable: known(stable.modelVersion),
    canary: known(canary.modelVersion),
  };
  return versions.stable !== undefined &&
    versions.canary !== undefined &&
    versions.stable !== versions.canary
    ? { stable: versions.stable, canary: versions.canary }
    : { stable: stable.name, canary: canary.name };
}

function rolloutText({ rollout }: ModelService): string {
  if (!rollout) {
    return NONE;
  }
  const { phase, step, aborted } = rollout;
  return [
    aborted ? 'aborted' : phase,
    isUnknown(step)
      ? ''
      : `${Math.min(step.index + 1, step.count)}/${step.count}`,
  ]
    .filter(Boolean)
    .join(' ');
}

import type { FieldReader } from '../../../kubernetes/FieldReader';
import { readName } from '../../../kubernetes/readName';
import { readPercent } from './percent';

/** One entry of the traffic that Knative reports. Two entries may name the same revision. */
export interface TrafficTarget {
  revision: string;
  percent: number;
  latestRevision: boolean;
}

/**
 * `status.components.<name>`. The revision fields are written in Knative mode only.
 * (kserve/kserve: pkg/apis/serving/v1beta1/inference_service_status.go)
 */
export interface ComponentStatus {
  latestCreated: string | undefined;
  latestReady: string | undefined;
  /** the revision that last had all the traffic: the stable one while a canary is in flight */
  latestRolledout: string | undefined;
  previousRolledout: string | undefined;
  traffic: TrafficTarget[];
}

export function readComponentStatus(status: FieldReader): ComponentStatus {
  return {
    latestCreated: readName(status.at('latestCreatedRevision')),
    latestReady: readName(status.at('latestReadyRevision')),
    latestRolledout: readName(status.at('latestRolledoutRevision')),
    previousRolledout: readName(status.at('previousRolledoutRevision')),
    traffic: status.at('traffic').list().map(readTarget),
  };
}

function readTarget(target: FieldReader): TrafficTarget {
  return {
    revision: readName(target.at('revisionName')) ?? '',
    // Knative leaves the percent out of entries that only give a revision a tag.
    percent: readPercent(target.at('percent')) ?? 0,
    latestRevision: target.at('latestRevision').boolean() ?? false,
  };
}

import type {
  KnativeService,
  KnativeTarget,
} from '../../../kubernetes/knativeService';
import type { TrafficGoal } from './planTraffic';

/** An entry of spec.traffic as it is written. */
export interface TrafficEntry {
  revisionName?: string;
  latestRevision?: true;
  percent: number;
  tag?: string;
}

/** The entries that are there; none when the newest revision gets everything by default. */
export function writtenTargets({ traffic }: KnativeService): TrafficEntry[] {
  return traffic.map(written);
}

/**
 * The entries by which each revision gets its share. Tags stay: they are addresses that somebody
 * may call. What had an entry only for its share loses it with the share.
 */
export function targetsFor(
  { traffic }: KnativeService,
  { shares, following }: TrafficGoal,
): TrafficEntry[] {
  const tagged = traffic
    .filter(({ tag }) => tag !== undefined)
    .map(target => written({ ...target, percent: 0 }));
  const entries: TrafficEntry[] = [];
  for (const [name, percent] of shares) {
    const revision = name === following ? undefined : name;
    const own = tagged.find(
      ({ revisionName, percent: taken }) =>
        revisionName === revision && taken === 0,
    );
    if (percent > 0 && own) {
      own.percent = percent;
    } else if (percent > 0) {
      entries.push(written({ revision, percent, tag: undefined }));
    }
  }
  return [...entries, ...tagged];
}

function written({ revision, percent, tag }: KnativeTarget): TrafficEntry {
  return {
    ...(revision === undefined
      ? { latestRevision: true }
      : { revisionName: revision }),
    percent,
    ...(tag === undefined ? {} : { tag }),
  };
}

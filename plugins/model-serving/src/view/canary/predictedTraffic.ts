import {
  isUnknown,
  type PredictedShare,
  type Revision,
  type RevisionRole,
} from '@modeldeck/plugin-model-serving-common';
import type { TrafficBarView } from '../traffic';

/** Shares of a plan, ready to be drawn as programmed traffic is. */
export function predictedBar(
  shares: readonly PredictedShare[],
  revisions: readonly Pick<Revision, 'name' | 'role'>[],
): TrafficBarView {
  const roles = new Map<string, RevisionRole>(
    revisions.map(({ name, role }) => [name, role]),
  );
  const bar: TrafficBarView = {
    truth: 'programmed',
    segments: [],
    unknown: [],
    untold: 0,
  };
  for (const { revision, percent } of shares) {
    if (isUnknown(percent)) {
      bar.unknown.push({ revision, reason: percent.unknown });
    } else {
      // One that is not there yet is what the plan makes.
      const role = roles.get(revision) ?? 'candidate';
      bar.segments.push({ revision, role, percent, source: '' });
    }
  }
  const told = bar.segments.reduce((sum, { percent }) => sum + percent, 0);
  bar.untold = bar.unknown.length > 0 ? Math.max(0, 100 - told) : 0;
  return bar;
}

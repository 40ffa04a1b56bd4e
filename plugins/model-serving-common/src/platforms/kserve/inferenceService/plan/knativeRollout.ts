import { type Shares, sumShares } from '../../../../traffic/namedShares';
import type { ComponentStatus } from '../componentStatus';

/** The revisions by which KServe decides who gets what. */
export type KnativeRollout = Pick<
  ComponentStatus,
  'latestCreated' | 'latestReady' | 'latestRolledout' | 'previousRolledout'
>;

/** Where a rollout comes to rest. */
export interface SettledRollout {
  rollout: KnativeRollout;
  shares: Shares;
}

/** Rolling out and rolling back are one step each, and neither follows from itself. */
const MOST_STEPS = 4;

/**
 * The traffic that a percent leads to while the pod template and the readiness of revisions stay
 * as they are: KServe's controller, run until it has nothing left to do. Undefined when no
 * revision is ready.
 * (kserve/kserve: reconcilers/knative/ksvc_reconciler.go; inference_service_status.go,
 * PropagateStatus)
 */
export function settledRollout(
  start: KnativeRollout,
  percent: number | undefined,
): SettledRollout | undefined {
  let rollout = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const shares = sharesOf(rollout, percent);
    const next = shares && nextRollout(rollout, percent, shares);
    if (!shares || !next) {
      return undefined;
    }
    if (next.latestRolledout === rollout.latestRolledout) {
      return { rollout, shares };
    }
    rollout = next;
  }
  return undefined;
}

/** `latest` means the newest that is ready, in Knative's resolution of the traffic. */
function sharesOf(
  { latestReady, latestRolledout }: KnativeRollout,
  percent: number | undefined,
): Shares | undefined {
  if (latestReady === undefined) {
    return undefined;
  }
  return percent === undefined || latestRolledout === undefined
    ? sumShares([[latestReady, 100]])
    : sumShares([
        [latestReady, percent],
        [latestRolledout, 100 - percent],
      ]);
}

function nextRollout(
  rollout: KnativeRollout,
  percent: number | undefined,
  shares: Shares,
): KnativeRollout {
  const { latestCreated, latestReady, latestRolledout, previousRolledout } =
    rollout;
  const latestHasAll =
    percent === undefined || percent === 100 || latestRolledout === undefined;
  if (latestHasAll) {
    return latestReady === latestRolledout
      ? rollout
      : {
          ...rollout,
          previousRolledout: latestRolledout,
          latestRolledout: latestReady,
        };
  }
  const isRolledBack =
    latestReady !== undefined &&
    latestReady === latestCreated &&
    latestReady === latestRolledout &&
    previousRolledout !== undefined &&
    shares.get(latestReady) === 100;
  return isRolledBack
    ? { ...rollout, latestRolledout: previousRolledout }
    : rollout;
}

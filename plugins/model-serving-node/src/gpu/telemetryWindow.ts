import type { GpuSettings } from '@modeldeck/plugin-model-serving-common';

/** A Prometheus has to look at a day of samples of every device then. */
const LONGEST_SECONDS = 86_400;

/**
 * Over which use and idleness are told, in seconds: as long as the longest time that something
 * configured asks about, since what is longer than the window cannot be told.
 *
 * @public
 */
export function telemetryWindow({
  idle,
  policies,
}: Pick<GpuSettings, 'idle' | 'policies'>): number {
  const limits = policies.map(policy =>
    policy.kind === 'idle-limit' ? policy.afterSeconds : 0,
  );
  return Math.min(LONGEST_SECONDS, Math.max(idle.afterSeconds, ...limits));
}

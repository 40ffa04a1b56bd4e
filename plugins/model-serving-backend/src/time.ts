import type { Later } from './fleet/ClusterFleet';
import type { Every } from './http/ViewerStreams';

/** The clock and timers of the real world; everything else is given them. */
export const now = () => new Date();

export const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

export const every: Every = (milliseconds, run) => {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
};

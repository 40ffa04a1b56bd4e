/** How often a container that starts is asked whether it is up. */
const PERIOD_SECONDS = 10;
/** A node that loads slowly, or a registry that is busy, must not end in restarts. */
const MARGIN = 2;
const LEAST_FAILURES = 6;

/**
 * A startup probe that gives a model the time it takes to load: with the usual thirty seconds a
 * large one is killed before it is there, again and again.
 */
export function startupValues(loadSeconds: number) {
  const failures = Math.ceil((MARGIN * loadSeconds) / PERIOD_SECONDS);
  const failureThreshold = Math.max(LEAST_FAILURES, failures);
  return {
    periodSeconds: PERIOD_SECONDS,
    failureThreshold,
    /** of a whole rollout, which waits for all of it */
    deadlineSeconds: failureThreshold * PERIOD_SECONDS + 300,
  };
}

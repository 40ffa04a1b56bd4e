import type {
  HealthStatus,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { ExitCode } from '../../cli/ExitCode';

/**
 * How a listing ends. What could not be read outweighs what was found: an answer that is not
 * whole must not pass for one.
 */
export function fleetExitCode(list: ModelServiceList): ExitCode {
  return (
    readingExitCode(list) ??
    (list.items.some(isBad) ? ExitCode.degraded : ExitCode.healthy)
  );
}

/** How the status of services asked for by name ends: with the worst of them. */
export function serviceExitCode(list: ModelServiceList): ExitCode {
  const codes = list.items.map(({ health }) => exitCodeOfHealth(health.status));
  return (
    [ExitCode.degraded, ExitCode.undecided].find(code =>
      codes.includes(code),
    ) ?? ExitCode.healthy
  );
}

/** Why the list is not whole; undefined when it is. A kind that is not served is no failure. */
export function readingExitCode(
  list: Pick<ModelServiceList, 'clusters'>,
): ExitCode | undefined {
  const gaps = list.clusters.flatMap(cluster => cluster.gaps);
  if (
    list.clusters.some(({ reachable }) => !reachable) ||
    gaps.some(({ state }) => state === 'failed')
  ) {
    return ExitCode.error;
  }
  return gaps.some(({ state }) => state === 'forbidden')
    ? ExitCode.forbidden
    : undefined;
}

function isBad({ health }: { health: { status: HealthStatus } }): boolean {
  return exitCodeOfHealth(health.status) === ExitCode.degraded;
}

function exitCodeOfHealth(status: HealthStatus): ExitCode {
  switch (status) {
    case 'degraded':
    case 'failed':
      return ExitCode.degraded;
    case 'progressing':
    case 'unknown':
      return ExitCode.undecided;
    default:
      return ExitCode.healthy;
  }
}

import { printable } from '../terminal/printable';
import { ExitCode } from './ExitCode';
import { exitCodeOfError, explainError } from './explainError';
import type { ClusterAccess, Connect } from '../cluster/ClusterAccess';
import type { GpuOperation } from './GpuOperation';
import type { Host } from './Host';
import type { ActOperation, CanaryOperation, Operation } from './Operation';
import type { PreflightOperation } from './PreflightOperation';
import { PROGRAM } from './createProgram';

/**
 * Does what was asked for and says how it ended. Never throws: whatever goes wrong is one line
 * on stderr. What a verb needs is loaded when it is needed, see build.mjs.
 */
export async function runOperation(
  operation: Operation,
  host: Host,
): Promise<ExitCode> {
  const opened: ClusterAccess[] = [];
  const connect: Connect = async (flags, settings) => {
    const { openClusters } = await import('../cluster/openClusters');
    const access = await openClusters(flags, host, settings);
    opened.push(access);
    return access;
  };
  try {
    switch (operation.verb) {
      case 'act':
        return await act(operation, host, opened);
      case 'canary':
        return await judge(operation, host, opened);
      case 'preflight':
        return await preflight(operation, host, opened);
      case 'gpu':
        return await showGpus(operation, host, opened);
      default:
        return await dispatch(operation, host, connect);
    }
  } catch (error) {
    host.stderr.write(`error: ${printable(explainError(error))}\n`);
    return exitCodeOfError(error);
  } finally {
    opened.forEach(access => access.close());
  }
}

/**
 * What writes has its connections from its own part of the bundle: an error is told by its class
 * there, and every part has classes of its own.
 */
async function act(
  operation: ActOperation,
  host: Host,
  opened: ClusterAccess[],
): Promise<ExitCode> {
  const { openForWriting, runAct } = await import('../commands/act');
  return runAct(operation, host, async (flags, settings) => {
    const cluster = await openForWriting(flags, host, settings);
    opened.push(cluster.access);
    return cluster;
  });
}

/** As {@link act}, and for the same reason. */
async function judge(
  operation: CanaryOperation,
  host: Host,
  opened: ClusterAccess[],
): Promise<ExitCode> {
  if (operation.manifest) {
    const { printGate } = await import('../commands/canary/gate/printGate');
    return printGate(operation, host);
  }
  const { openForJudging, runCanary } = await import('../commands/canary');
  return runCanary(operation, host, async (given, settings) => {
    const clusters = await openForJudging(given, host, settings);
    opened.push(clusters.access);
    return clusters;
  });
}

/** As {@link act}, and for the same reason. */
async function showGpus(
  operation: GpuOperation,
  host: Host,
  opened: ClusterAccess[],
): Promise<ExitCode> {
  const { openForGpus, runGpu } = await import('../commands/gpu');
  return runGpu(operation, host, async (given, settings) => {
    const clusters = await openForGpus(given, host, settings);
    opened.push(clusters.access);
    return clusters;
  });
}

/** As {@link act}, and for the same reason. */
async function preflight(
  operation: PreflightOperation,
  host: Host,
  opened: ClusterAccess[],
): Promise<ExitCode> {
  const { openForPreflight, runPreflight } = await import(
    '../commands/preflight'
  );
  return runPreflight(operation, host, async (given, settings) => {
    const cluster = await openForPreflight(given, host, settings);
    opened.push(cluster.access);
    return cluster;
  });
}

async function dispatch(
  operation: Exclude<
    Operation,
    ActOperation | CanaryOperation | PreflightOperation | GpuOperation
  >,
  host: Host,
  connect: Connect,
): Promise<ExitCode> {
  switch (operation.verb) {
    case 'status': {
      const { runStatus } = await import('../commands/status/runStatus');
      return runStatus(operation, host, connect);
    }
    case 'new': {
      const { runNew } = await import('../commands/new/runNew');
      return runNew(operation, host);
    }
    case 'templates': {
      const { runTemplates } = await import(
        '../commands/templates/runTemplates'
      );
      return runTemplates(operation, host);
    }
    case 'alerts': {
      const { runAlerts } = await import('../commands/alerts/runAlerts');
      return runAlerts(operation, host);
    }
    case 'version': {
      const { runVersion } = await import('../commands/version/runVersion');
      return runVersion(operation, host, connect);
    }
    case 'completion': {
      const { runCompletion } = await import(
        '../commands/completion/runCompletion'
      );
      return runCompletion(operation, host);
    }
    case 'complete': {
      const { runComplete } = await import(
        '../commands/completion/runComplete'
      );
      return runComplete(operation, host, connect);
    }
    case 'help':
      host.stdout.write(operation.text);
      return ExitCode.healthy;
    default:
      host.stderr.write(
        `error: ${printable(operation.message)}\n` +
          `See '${PROGRAM} --help' for usage.\n`,
      );
      return ExitCode.usage;
  }
}

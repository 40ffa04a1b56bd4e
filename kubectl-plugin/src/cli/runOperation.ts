import { printable } from '../terminal/printable';
import { ExitCode } from './ExitCode';
import { exitCodeOfError, explainError } from './explainError';
import type { ClusterAccess, Connect } from '../cluster/ClusterAccess';
import type { Host } from './Host';
import type { ActOperation, Operation } from './Operation';
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
    return operation.verb === 'act'
      ? await act(operation, host, opened)
      : await dispatch(operation, host, connect);
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

async function dispatch(
  operation: Exclude<Operation, ActOperation>,
  host: Host,
  connect: Connect,
): Promise<ExitCode> {
  switch (operation.verb) {
    case 'status': {
      const { runStatus } = await import('../commands/status/runStatus');
      return runStatus(operation, host, connect);
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

import { ExitCode } from '../../cli/ExitCode';
import { exitCodeOfError, explainError } from '../../cli/explainError';
import type { Host } from '../../cli/Host';
import type { VersionOperation } from '../../cli/Operation';
import type { Connect } from '../../cluster/ClusterAccess';
import { printJson } from '../../printers/printJson';
import { printVersions, type Versions } from '../../printers/printVersions';
import { printable } from '../../terminal/printable';
import { clientVersion } from './clientVersion';

/** `kubectl model version`: a cluster that does not answer fails it, as `kubectl version`. */
export async function runVersion(
  operation: VersionOperation,
  host: Host,
  connect: Connect,
): Promise<ExitCode> {
  const client = { version: clientVersion(), node: process.version };
  if (operation.clientOnly) {
    host.stdout.write(await print({ client }, operation));
    return ExitCode.healthy;
  }
  try {
    const access = await connect(operation.connection);
    const { clusters, errors } = await access.versions();
    host.stdout.write(await print({ client, clusters }, operation));
    return reportErrors(errors, host);
  } catch (error) {
    host.stdout.write(await print({ client }, operation));
    throw error;
  }
}

function reportErrors(errors: readonly unknown[], host: Host): ExitCode {
  for (const error of errors) {
    host.stderr.write(`error: ${printable(explainError(error))}\n`);
  }
  return errors.length > 0 ? exitCodeOfError(errors[0]) : ExitCode.healthy;
}

async function print(
  versions: Versions,
  { output }: VersionOperation,
): Promise<string> {
  switch (output.kind) {
    case 'json':
      return printJson(versions);
    case 'yaml': {
      const { printYaml } = await import('../../printers/printYaml');
      return printYaml(versions);
    }
    default:
      return printVersions(versions);
  }
}

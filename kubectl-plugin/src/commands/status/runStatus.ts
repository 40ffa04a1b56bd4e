import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { StatusOperation } from '../../cli/Operation';
import type { ClusterAccess, Connect } from '../../cluster/ClusterAccess';
import { createStatusPrinter } from '../../printers/createStatusPrinter';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { loadSettings } from '../../settings/loadSettings';
import { loadTemplate } from './loadTemplate';
import { readTarget } from './readTarget';
import { requireNamespace, requireService } from './requireFound';
import { notServed, reportProblems } from './reportProblems';
import { runWhy } from './runWhy';
import { sortServices } from './sortServices';
import {
  fleetExitCode,
  readingExitCode,
  serviceExitCode,
} from './statusExitCode';
import { watchStatus } from './watchStatus';

/** `kubectl model status`. */
export async function runStatus(
  operation: StatusOperation,
  host: Host,
  connect: Connect,
): Promise<ExitCode> {
  // A wrong template is found before any cluster is asked.
  const output = await loadTemplate(operation.output, host);
  const screen = screenOf(host, operation.color);
  const settings = await loadSettings(operation.settings, host);
  const access = await connect(operation.connection, settings);
  if (operation.why) {
    return runWhy({ operation, host, access, screen });
  }
  const options = {
    output,
    screen,
    headers: operation.headers,
    clusters: access.clusters.length > 1,
    namespaces: operation.allNamespaces,
    single: operation.target !== undefined,
  };
  if (operation.watch) {
    return watchStatus({ operation, host, access, options });
  }
  const printer = await createStatusPrinter(options);
  const list = await read(operation, access);
  const sorted = operation.sortBy ? sortServices(list, operation.sortBy) : list;
  reportProblems(sorted, host);
  if (operation.target) {
    await requireService(sorted, operation, access);
    host.stdout.write(printer.print(sorted, host.now()));
    return serviceExitCode(sorted);
  }
  if (sorted.items.length === 0 && readingExitCode(sorted) === undefined) {
    await reportEmpty(sorted, operation, host, access);
  }
  if (sorted.items.length > 0 || isDocument(output.kind)) {
    host.stdout.write(printer.print(sorted, host.now()));
  }
  return fleetExitCode(sorted);
}

async function read(
  { target, namespace, allNamespaces, selector }: StatusOperation,
  access: ClusterAccess,
): Promise<ModelServiceList> {
  if (!target) {
    return access.readFleet({
      namespace,
      allNamespaces,
      labelSelector: selector,
    });
  }
  return readTarget(target, namespace, access);
}

/** Formats that are a whole document even when there is nothing to show. */
function isDocument(kind: string): boolean {
  return kind !== 'table' && kind !== 'wide' && kind !== 'custom-columns';
}

/** An empty list has a reason: a wrong namespace, a platform that is not installed, or neither. */
async function reportEmpty(
  list: ModelServiceList,
  operation: StatusOperation,
  host: Host,
  access: ClusterAccess,
): Promise<void> {
  await requireNamespace(list, operation, access);
  const where = operation.allNamespaces
    ? 'in any namespace'
    : `in ${(operation.namespace
        ? [operation.namespace]
        : access.defaultNamespaces
      ).join(', ')} namespace`;
  const meant = operation.selector ? ` with labels ${operation.selector}` : '';
  const lines = [
    `No model services${meant} found ${where}.`,
    ...(await notServed(access)),
  ];
  for (const line of lines) {
    host.stderr.write(`${printable(line)}\n`);
  }
}

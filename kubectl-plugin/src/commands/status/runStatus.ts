import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { StatusOperation } from '../../cli/Operation';
import type { ClusterAccess, Connect } from '../../cluster/ClusterAccess';
import { createStatusPrinter } from '../../printers/createStatusPrinter';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { loadTemplate } from './loadTemplate';
import { matchTarget } from './matchTarget';
import { requireNamespace, requireService } from './requireFound';
import { notServed, problemsOf } from './reportProblems';
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
  const access = await connect(operation.connection);
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
  const { name, type } = target;
  const kind = type === undefined ? undefined : access.kindOf(type);
  const list = await access.readService({ namespace, name, kind });
  return { ...list, items: matchTarget(list.items, { name, kind }) };
}

/** Formats that are a whole document even when there is nothing to show. */
function isDocument(kind: string): boolean {
  return kind !== 'table' && kind !== 'wide' && kind !== 'custom-columns';
}

function reportProblems(list: ModelServiceList, host: Host): void {
  for (const problem of problemsOf(list)) {
    host.stderr.write(`error: ${printable(problem)}\n`);
  }
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

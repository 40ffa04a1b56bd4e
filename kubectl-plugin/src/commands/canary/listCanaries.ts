import {
  canaryTarget,
  type CanaryTarget,
  isInFlight,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { CanaryOperation } from '../../cli/Operation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { printCanaries } from '../../printers/printCanaries';
import { printDocument } from '../../printers/printDocument';
import { printNames } from '../../printers/printNames';
import { screenOf } from '../../terminal/Screen';
import { canaryRow } from '../../views/canaryRow';
import { reportProblems } from '../status/reportProblems';
import { requireNamespace } from '../status/requireFound';
import { readingExitCode } from '../status/statusExitCode';

/** `kubectl model canary`: all that are in flight, without asking for any metric. */
export async function listCanaries(
  operation: CanaryOperation,
  host: Host,
  access: ClusterAccess,
): Promise<ExitCode> {
  const list = await access.readFleet({
    namespace: operation.namespace,
    allNamespaces: operation.allNamespaces,
    labelSelector: operation.selector,
  });
  reportProblems(list, host);
  const targets = list.items.flatMap(service => {
    const target = canaryTarget(service);
    return 'reason' in target || !isInFlight(target) ? [] : [target];
  });
  const unread = readingExitCode(list);
  const isText = ['table', 'wide'].includes(operation.output.kind);
  if (targets.length === 0 && isText) {
    if (unread === undefined) {
      await reportNone(list, operation, host, access);
    }
  } else {
    const found = { ...list, items: targets.map(({ service }) => service) };
    host.stdout.write(await listText(found, targets, operation, host, access));
  }
  return unread ?? ExitCode.healthy;
}

async function listText(
  list: ModelServiceList,
  targets: readonly CanaryTarget[],
  { output, headers, allNamespaces, color }: CanaryOperation,
  host: Host,
  access: ClusterAccess,
): Promise<string> {
  switch (output.kind) {
    case 'json':
    case 'yaml':
      return printDocument(list, output.kind);
    case 'name':
      return printNames(list.items);
    default:
      return printCanaries(
        targets.map(target => canaryRow(target, host.now())),
        {
          screen: screenOf(host, color),
          wide: output.kind === 'wide',
          headers,
          clusters: access.clusters.length > 1,
          namespaces: allNamespaces,
        },
      );
  }
}

/** None is in flight, which is an answer; a namespace that is not there is none. */
async function reportNone(
  list: ModelServiceList,
  operation: CanaryOperation,
  host: Host,
  access: ClusterAccess,
): Promise<void> {
  if (list.items.length === 0) {
    await requireNamespace(list, operation, access);
  }
  const of = list.items.length === 1 ? 'service' : 'services';
  host.stderr.write(
    `No canary is in flight in ${list.items.length} model ${of}.\n`,
  );
}

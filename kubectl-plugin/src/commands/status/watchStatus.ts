import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { StatusOperation } from '../../cli/Operation';
import type { ClusterAccess, WatchedFleet } from '../../cluster/ClusterAccess';
import type { StatusPrinterOptions } from '../../printers/StatusPrinter';
import { printable } from '../../terminal/printable';
import { appendChanges } from './appendChanges';
import { matchTarget } from './matchTarget';
import { repaintChanges } from './repaintChanges';
import { problemsOf } from './reportProblems';
import { requireNamespace, requireService } from './requireFound';
import { readingExitCode } from './statusExitCode';

/** What a watch needs to know. */
export interface WatchContext {
  operation: StatusOperation;
  host: Host;
  access: ClusterAccess;
  options: StatusPrinterOptions;
}

/** A way of showing changes, until it is told to stop. */
export interface ChangeView {
  stop(): void;
}

/** What a view shows: the services asked for, as they are now. */
export interface WatchedServices {
  list(): ModelServiceList;
  subscribe(
    listener: (change: {
      changed: readonly ModelService[];
      removed: readonly string[];
    }) => void,
  ): () => void;
}

/** `kubectl model status -w`: ends when interrupted, or when `--timeout` is over. */
export async function watchStatus(context: WatchContext): Promise<ExitCode> {
  const { operation, host, access } = context;
  const end = endOfWatch(operation, host);
  const fleet = access.watchFleet({
    namespace: operation.namespace,
    allNamespaces: operation.allNamespaces,
    labelSelector: operation.selector,
  });
  const services = selected(fleet, operation, access);
  try {
    const early = await Promise.race([end.code, fleet.ready()]);
    if (early !== undefined) {
      return early;
    }
    const list = services.list();
    for (const problem of problemsOf(list)) {
      host.stderr.write(`error: ${printable(problem)}\n`);
    }
    await requireSomething(list, context);
    const unread = readingExitCode(list);
    if (list.items.length === 0 && unread !== undefined) {
      return unread;
    }
    const view = await show(services, context);
    const stopProblems = reportNewProblems(fleet, host);
    const code = await end.code;
    stopProblems();
    view.stop();
    return code;
  } finally {
    end.cancel();
    await fleet.stop();
  }
}

function show(
  services: WatchedServices,
  context: WatchContext,
): Promise<ChangeView> {
  const { host, options } = context;
  const forPeople =
    options.output.kind === 'table' || options.output.kind === 'wide';
  return host.stdout.isTTY && forPeople
    ? repaintChanges(services, context)
    : appendChanges(services, context);
}

function selected(
  fleet: WatchedFleet,
  { target }: StatusOperation,
  access: ClusterAccess,
): WatchedServices {
  if (!target) {
    return fleet;
  }
  const kind =
    target.type === undefined ? undefined : access.kindOf(target.type);
  const match = (items: readonly ModelService[]) =>
    matchTarget(items, { name: target.name, kind });
  return {
    list: () => {
      const list = fleet.list();
      return { ...list, items: match(list.items) };
    },
    subscribe: listener =>
      fleet.subscribe(({ changed, removed }) =>
        listener({ changed: match(changed), removed }),
      ),
  };
}

/** A watch of what is not there would wait in silence. */
async function requireSomething(
  list: ModelServiceList,
  { operation, access }: WatchContext,
): Promise<void> {
  if (operation.target) {
    await requireService(list, operation, access);
  } else if (list.items.length === 0) {
    await requireNamespace(list, operation, access);
  }
}

/** Says on stderr what stops being readable while watching; each sentence once in a row. */
function reportNewProblems(fleet: WatchedFleet, host: Host): () => void {
  let known = new Set(problemsOf(fleet.list()));
  return fleet.subscribe(() => {
    const now = problemsOf(fleet.list());
    if (!host.stdout.isTTY) {
      now
        .filter(problem => !known.has(problem))
        .forEach(problem =>
          host.stderr.write(`error: ${printable(problem)}\n`),
        );
    }
    known = new Set(now);
  });
}

interface EndOfWatch {
  code: Promise<ExitCode>;
  cancel(): void;
}

function endOfWatch(
  { timeoutMs }: StatusOperation,
  { interrupted }: Host,
): EndOfWatch {
  let timer: NodeJS.Timeout | undefined;
  const code = new Promise<ExitCode>(resolve => {
    interrupted.addEventListener('abort', () => resolve(ExitCode.interrupted), {
      once: true,
    });
    if (timeoutMs !== undefined) {
      timer = setTimeout(() => resolve(ExitCode.timedOut), timeoutMs);
    }
  });
  return { code, cancel: () => clearTimeout(timer) };
}

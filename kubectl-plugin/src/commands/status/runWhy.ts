import type { ClusterState } from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { StatusOperation, StatusTarget } from '../../cli/Operation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { printRecognition } from '../../printers/printRecognition';
import type { Screen } from '../../terminal/Screen';
import type { RecognitionReport } from '../../views/recognitionReport';
import { readTarget } from './readTarget';
import { reportProblems } from './reportProblems';
import { requireService } from './requireFound';
import { readingExitCode } from './statusExitCode';

export interface WhyContext {
  operation: StatusOperation;
  host: Host;
  access: ClusterAccess;
  screen: Screen;
}

const NOR =
  ', nor a Deployment, StatefulSet, Rollout or Knative Service of this name';

/**
 * `kubectl model status --why NAME`: which rule made it a model service, or why none did. Both
 * are answers: the exit code tells a script only whether there was anything to answer for.
 */
export async function runWhy(context: WhyContext): Promise<ExitCode> {
  const { operation, host, access, screen } = context;
  const { target, output } = operation;
  if (!target) {
    throw new CommandError('usage', '--why needs a NAME');
  }
  const { clusters, ...report } = await explain(target, operation, access);
  reportProblems({ clusters }, host);
  if (report.services.length + report.workloads.length === 0) {
    const nothing = { clusters, items: [] };
    await requireService(nothing, operation, access, NOR);
  }
  host.stdout.write(await printRecognition(report, output.kind, screen));
  // What may not be read may be a service of that name as well.
  return report.services.length > 0
    ? ExitCode.healthy
    : readingExitCode({ clusters }) ?? ExitCode.healthy;
}

/** Workloads are only looked at when no service has the name: most are not told of at all. */
async function explain(
  target: StatusTarget,
  { namespace }: StatusOperation,
  access: ClusterAccess,
): Promise<RecognitionReport & { clusters: ClusterState[] }> {
  const { items, clusters } = await readTarget(target, namespace, access);
  if (items.length > 0) {
    return { services: items, workloads: [], clusters };
  }
  const { name, type } = target;
  const kind = type === undefined ? undefined : access.kindOf(type);
  const answers = await access.explainWorkloads({ namespace, name, kind });
  return {
    services: [],
    workloads: answers.flatMap(answer => answer.workloads),
    clusters: clusters.map((state, index) =>
      both(state, answers[index]?.cluster ?? state),
    ),
  };
}

/** What two reads of a cluster say of it; the same kind may be missing from both. */
function both(a: ClusterState, b: ClusterState): ClusterState {
  const resources = new Set(a.gaps.map(({ resource }) => resource));
  const more = b.gaps.filter(({ resource }) => !resources.has(resource));
  return a.reachable && !b.reachable ? b : { ...a, gaps: [...a.gaps, ...more] };
}

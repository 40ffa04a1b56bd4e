import { ExitCode } from '../../cli/ExitCode';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { reportProblems } from '../status/reportProblems';
import { requireNamespace } from '../status/requireFound';
import { readingExitCode } from '../status/statusExitCode';
import type { GpuContext } from './GpuContext';
import type { GpuPart } from './gpuPart';
import { gpuText } from './gpuText';
import { readPart } from './readPart';

/** Shows a part of the report once. */
export async function showPart(
  part: GpuPart,
  context: GpuContext,
): Promise<ExitCode> {
  const { operation, host, output, clusters } = context;
  const report = await readPart(part, context);
  reportProblems(report, host);
  const unread = readingExitCode(report);
  const items = part.items(report);
  const isLines = ['table', 'wide', 'custom-columns'].includes(output.kind);
  if (items.length === 0 && isLines) {
    if (unread === undefined) {
      await reportNothing(part, context);
    }
    return unread ?? ExitCode.healthy;
  }
  const text = await gpuText(report, part, operation, {
    output,
    screen: screenOf(host, operation.color),
    clusters: clusters.access.clusters.length > 1,
    now: host.now(),
  });
  host.stdout.write(text);
  return unread ?? ExitCode.healthy;
}

/** Nothing is an answer; a namespace that is not there is none. */
async function reportNothing(
  { nothing, isNamespaced }: GpuPart,
  { operation, host, clusters: { access } }: GpuContext,
): Promise<void> {
  let where = access.clusters.map(name => `cluster ${name}`).join(', ');
  if (isNamespaced && !operation.allNamespaces) {
    const none = { clusters: [], items: [] };
    await requireNamespace(none, { ...operation, target: undefined }, access);
    const names = operation.namespace
      ? [operation.namespace]
      : access.defaultNamespaces;
    where = `namespace ${names.join(', ')}; -A looks into all`;
  }
  host.stderr.write(`${printable(`${nothing} in ${where}.`)}\n`);
}

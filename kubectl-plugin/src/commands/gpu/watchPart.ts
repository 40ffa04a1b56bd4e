import { ExitCode } from '../../cli/ExitCode';
import { explainError } from '../../cli/explainError';
import { pause } from '../canary/pause';
import { endOfWatch } from '../endOfWatch';
import type { GpuContext } from './GpuContext';
import type { GpuPart } from './gpuPart';
import { readPart } from './readPart';
import { type ReportsView, showReports } from './showReports';

/** As often as exporters are scraped: more looks would see nothing new. */
const LOOK_EVERY_MS = 15_000;

/** Shows a part of the report again and again, until `--timeout` is over or it is interrupted. */
export async function watchPart(
  part: GpuPart,
  context: GpuContext,
): Promise<ExitCode> {
  const { host, operation } = context;
  const { signal, cancel } = endOfWatch(operation, host);
  const view = showReports(part, context);
  try {
    for (let looks = 0; !signal.aborted; looks++) {
      await look(part, context, view, { signal, isFirst: looks === 0 });
      await pause(LOOK_EVERY_MS, signal);
    }
  } finally {
    cancel();
    await view.stop();
  }
  return host.interrupted.aborted ? ExitCode.interrupted : ExitCode.timedOut;
}

/** What fails after the first look may pass. */
async function look(
  part: GpuPart,
  context: GpuContext,
  view: ReportsView,
  { signal, isFirst }: { signal: AbortSignal; isFirst: boolean },
): Promise<void> {
  try {
    await view.show(await readPart(part, context, signal));
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    if (isFirst) {
      throw error;
    }
    view.complain(explainError(error));
  }
}

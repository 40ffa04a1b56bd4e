import { ExitCode } from '../../cli/ExitCode';
import { explainError } from '../../cli/explainError';
import { pause } from '../canary/pause';
import type { GpuContext } from './GpuContext';
import type { GpuPart } from './gpuPart';
import { readPart } from './readPart';
import { showReports } from './showReports';

/** As often as exporters are scraped: more looks would see nothing new. */
const LOOK_EVERY_MS = 15_000;

/** Shows a part of the report again and again, until `--timeout` is over or it is interrupted. */
export async function watchPart(
  part: GpuPart,
  context: GpuContext,
): Promise<ExitCode> {
  const { host, operation } = context;
  const signal = endOfWatch(operation.timeoutMs, host.interrupted);
  const view = showReports(part, context);
  let hasLooked = false;
  while (!signal.aborted) {
    try {
      const report = await readPart(part, context, signal);
      hasLooked = true;
      await view.show(report);
    } catch (error) {
      if (!hasLooked && !signal.aborted) {
        throw error;
      }
      view.complain(explainError(error));
    }
    await pause(LOOK_EVERY_MS, signal);
  }
  await view.stop();
  return host.interrupted.aborted ? ExitCode.interrupted : ExitCode.timedOut;
}

function endOfWatch(
  timeoutMs: number | undefined,
  interrupted: AbortSignal,
): AbortSignal {
  return timeoutMs === undefined
    ? interrupted
    : AbortSignal.any([interrupted, AbortSignal.timeout(timeoutMs)]);
}

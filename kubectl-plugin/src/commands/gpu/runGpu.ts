import type { ExitCode } from '../../cli/ExitCode';
import type { GpuOperation } from '../../cli/GpuOperation';
import type { Host } from '../../cli/Host';
import type { OpenForGpus } from '../../cluster/GpuClusters';
import { loadSettings } from '../../settings/loadSettings';
import { loadTemplate } from '../status/loadTemplate';
import { fitRequestOf } from './fitRequestOf';
import type { GpuContext } from './GpuContext';
import { GPU_PARTS } from './gpuPart';
import { runFit } from './runFit';
import { showPart } from './showPart';
import { watchPart } from './watchPart';

/** `kubectl model gpu`. */
export async function runGpu(
  operation: GpuOperation,
  host: Host,
  open: OpenForGpus,
): Promise<ExitCode> {
  // What is typed wrong is found before any cluster is asked.
  const output = await loadTemplate(operation.output, host);
  const answer = answerTo(operation);
  const settings = await loadSettings(operation.settings, host);
  const clusters = await open(operation, settings);
  return answer({ operation, host, output, clusters });
}

/** Throws CommandError. */
function answerTo({
  part: name,
  fit,
  namespace,
  watch,
}: GpuOperation): (context: GpuContext) => Promise<ExitCode> {
  if (name === 'fit') {
    const request = fitRequestOf(fit, namespace);
    return context => runFit(request, context);
  }
  const part = GPU_PARTS[name];
  return context =>
    watch ? watchPart(part, context) : showPart(part, context);
}

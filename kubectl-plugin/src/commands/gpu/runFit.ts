import type {
  GpuFit,
  GpuFitRequest,
} from '@modeldeck/plugin-model-serving-common';
import { ExitCode } from '../../cli/ExitCode';
import { formattedText } from '../../printers/formattedText';
import { printGpuFit } from '../../printers/gpu/printGpuFit';
import { screenOf } from '../../terminal/Screen';
import { reportProblems } from '../status/reportProblems';
import type { GpuContext } from './GpuContext';
import { poolNames } from './gpuPart';

const CODES: Readonly<Record<GpuFit['fits'], ExitCode>> = {
  yes: ExitCode.healthy,
  no: ExitCode.degraded,
  'cannot-tell': ExitCode.undecided,
};

/**
 * `kubectl model gpu fit`. What could not be read matters only where it decides, and then the
 * answer says so: it does not end the command by itself.
 */
export async function runFit(
  request: GpuFitRequest,
  { operation, host, output, clusters }: GpuContext,
): Promise<ExitCode> {
  const answer = await clusters.fit(request);
  const { fit } = answer;
  reportProblems({ clusters: [...answer.clusters] }, host);
  const { headers, color } = operation;
  const text = await formattedText(output, {
    document: fit,
    items: fit.placements,
    nameOf: ({ node }) => `node/${node}`,
    headers,
    table: () =>
      printGpuFit(fit, {
        screen: screenOf(host, color),
        headers,
        clusters: clusters.access.clusters.length > 1,
        poolNames: poolNames(answer),
      }),
  });
  host.stdout.write(text);
  return CODES[fit.fits];
}

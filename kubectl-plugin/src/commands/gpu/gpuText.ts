import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import type { GpuOperation } from '../../cli/GpuOperation';
import type { OutputFormat } from '../../cli/OutputFormat';
import { formattedText } from '../../printers/formattedText';
import { screenFor } from '../../printers/gpu/GpuTableOptions';
import { printGpuNotes } from '../../printers/gpu/printGpuNotes';
import type { Screen } from '../../terminal/Screen';
import { gpuNotes } from '../../views/gpu/gpuNotes';
import type { GpuPart } from './gpuPart';

export interface GpuTextOptions {
  output: Exclude<OutputFormat, { path: string }>;
  screen: Screen;
  /** several clusters were asked */
  clusters: boolean;
  now: Date;
}

/** A part of a report in an output format. */
export function gpuText(
  report: GpuReport,
  part: GpuPart,
  operation: Pick<GpuOperation, 'headers' | 'allNamespaces'>,
  { output, screen, clusters, now }: GpuTextOptions,
): Promise<string> {
  const { headers, allNamespaces } = operation;
  const wide = output.kind === 'wide';
  const table = () =>
    part.table(
      report,
      { screen, wide, headers, clusters, namespaces: allNamespaces },
      now,
    );
  const below = screenFor({ screen, wide });
  const notes = () =>
    printGpuNotes(
      gpuNotes(report, { now, idle: below.width !== undefined }),
      below,
    );
  return formattedText(output, {
    document: report,
    items: part.items(report),
    nameOf: part.nameOf,
    headers,
    table: () =>
      headers ? [table(), notes()].filter(Boolean).join('\n') : table(),
  });
}

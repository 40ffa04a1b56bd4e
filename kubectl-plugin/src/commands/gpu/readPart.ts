import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import type { GpuContext } from './GpuContext';
import { gpuScope } from './gpuScope';
import type { GpuPart } from './gpuPart';

const TABLES = ['table', 'wide'];

/**
 * The report as far as this part shows it. On whose behalf pods hold something takes reading all
 * model services, which tables of pools and nodes can do without; documents are whole.
 */
export async function readPart(
  part: GpuPart,
  { operation, output, clusters }: GpuContext,
  signal?: AbortSignal,
): Promise<GpuReport> {
  const report = await clusters.report({
    attribution: part.isNamespaced || !TABLES.includes(output.kind),
    signal,
  });
  return part.isNamespaced || operation.namespace !== undefined
    ? gpuScope(report, operation, clusters.access)
    : report;
}

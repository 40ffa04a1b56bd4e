import type {
  GpuHolder,
  GpuNode,
  GpuPool,
  GpuReport,
  GpuServiceUse,
} from '@modeldeck/plugin-model-serving-common';
import type { GpuOperation } from '../../cli/GpuOperation';
import type { GpuTableOptions } from '../../printers/gpu/GpuTableOptions';
import { printGpuHolders } from '../../printers/gpu/printGpuHolders';
import { printGpuNodes } from '../../printers/gpu/printGpuNodes';
import { printGpuPools } from '../../printers/gpu/printGpuPools';
import { printGpuServices } from '../../printers/gpu/printGpuServices';
import { gpuHolderRow } from '../../views/gpu/gpuHolderRow';
import { gpuNodeRows } from '../../views/gpu/gpuNodeRow';
import { gpuPoolRows } from '../../views/gpu/gpuPoolRow';
import { gpuOtherRows, gpuServiceRows } from '../../views/gpu/gpuServiceRow';

type Item = GpuPool | GpuNode | GpuHolder | GpuServiceUse;

/** One way to look at a report. */
export interface GpuPart {
  /** what there is of it, when there is none */
  nothing: string;
  /** whose namespace counts: pools and nodes belong to none */
  isNamespaced: boolean;
  items(report: GpuReport): readonly Item[];
  /** as kubectl would name it */
  nameOf(item: Item): string;
  table(report: GpuReport, options: GpuTableOptions, now: Date): string;
}

type PartName = Exclude<GpuOperation['part'], 'fit'>;

export const GPU_PARTS: Readonly<Record<PartName, GpuPart>> = {
  pools: {
    nothing: 'No node has an accelerator',
    isNamespaced: false,
    items: report => report.pools,
    nameOf: item => `gpu-pool/${'id' in item ? item.id : ''}`,
    table: ({ pools, nodes }, options) =>
      printGpuPools(
        pools.flatMap(pool => gpuPoolRows(pool, nodes)),
        options,
      ),
  },
  nodes: {
    nothing: 'No node has an accelerator',
    isNamespaced: false,
    items: report => report.nodes,
    nameOf: item => `node/${'name' in item ? item.name : ''}`,
    table: (report, options) =>
      printGpuNodes(
        report.nodes.flatMap(node => gpuNodeRows(node, poolNames(report))),
        options,
      ),
  },
  services: {
    nothing: 'No pod holds an accelerator',
    isNamespaced: true,
    // What is no model service is listed by its pods.
    items: ({ services, holders }) => [
      ...services,
      ...holders.filter(holder => holder.class !== 'serving'),
    ],
    nameOf: item =>
      'kind' in item
        ? `${item.kind.toLowerCase()}/${item.name}`
        : podName(item),
    table: (report, options) =>
      printGpuServices(
        [
          ...report.services.flatMap(service =>
            gpuServiceRows(service, poolNames(report)),
          ),
          ...gpuOtherRows(report.holders, poolNames(report)),
        ],
        options,
      ),
  },
  holders: {
    nothing: 'No pod holds an accelerator',
    isNamespaced: true,
    items: report => report.holders,
    nameOf: podName,
    table: (report, options, now) => {
      const services = new Map(report.services.map(one => [one.service, one]));
      const context = { services, poolNames: poolNames(report), now };
      return printGpuHolders(
        report.holders.map(holder => gpuHolderRow(holder, context)),
        options,
      );
    },
  },
};

function podName(item: Item): string {
  return `pod/${'pod' in item ? item.pod : ''}`;
}

/** Pools are known by their ids, and called by their names. */
export function poolNames({
  pools,
}: {
  pools: readonly GpuPool[];
}): ReadonlyMap<string, string> {
  return new Map(pools.map(({ id, name }) => [id, name]));
}

import {
  gpuReport,
  type GpuReport,
  type GpuSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type GpuSnapshot,
  joinClusterStates,
} from '@modeldeck/plugin-model-serving-node';
import type { Fleet } from '../fleet/Fleet';
import type { GpuTelemetry } from './GpuTelemetry';

/** However many look, and however much happens, it is reckoned no more often. */
const FRESH_MS = 1_000;
/** Nor for more than a tenth of the time: of thousands of nodes it takes a while. */
const REST = 9;

/** All that is told of the accelerators of the fleet, by memory alone. */
export class GpuReports {
  private last: { at: number; freshMs: number; report: GpuReport } | undefined;

  constructor(
    private readonly options: {
      fleet: Pick<Fleet, 'list' | 'gpus'>;
      telemetry: Pick<GpuTelemetry, 'current'>;
      settings: GpuSettings;
      now: () => Date;
    },
  ) {}

  /** The same object while it is fresh. */
  report(): GpuReport {
    const now = this.options.now();
    const { last } = this;
    if (last && Math.abs(now.getTime() - last.at) < last.freshMs) {
      return last.report;
    }
    const report = this.reckon(now);
    const at = this.options.now().getTime();
    const freshMs = Math.max(FRESH_MS, REST * (at - now.getTime()));
    this.last = { at, freshMs, report };
    return report;
  }

  /** What of the accelerators was read, with how the clusters are as a whole. */
  snapshot(): GpuSnapshot {
    return this.options.fleet.gpus();
  }

  private reckon(now: Date): GpuReport {
    const { fleet, telemetry, settings } = this.options;
    const services = fleet.list();
    const { clusters, holdings } = this.snapshot();
    return gpuReport({
      holdings,
      services: services.items,
      clusters: joinClusterStates(services.clusters, clusters),
      use: telemetry.current(),
      settings,
      now,
    });
  }
}

import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { telemetryWindow } from '@modeldeck/plugin-model-serving-node';
import type { Knex } from 'knex';
import type { ServingConfig } from '../config/ServingConfig';
import type { Fleet } from '../fleet/Fleet';
import type { Every } from '../http/ViewerStreams';
import { GpuReports } from './GpuReports';
import { GpuTelemetry } from './GpuTelemetry';
import { GpuHistoryStore } from './history/GpuHistoryStore';
import { scheduleSampling } from './history/scheduleSampling';
import { telemetryReaders } from './telemetryReaders';

/** What is told of accelerators, now and of the past. */
export interface Gpus {
  reports: GpuReports;
  history: GpuHistoryStore;
  stop: () => void;
}

/** Each replica watches for itself: it would forget what it did not see. */
const WATCH_MS = 60_000;

/** Reads the use of accelerators while somebody asks, and keeps what they hold every minute. */
export async function startGpus(options: {
  config: ServingConfig;
  fleet: Fleet;
  database: Knex;
  scheduler: SchedulerService;
  logger: LoggerService;
  now: () => Date;
  every: Every;
}): Promise<Gpus> {
  const { config, fleet, database, now, every } = options;
  const settings = config.settings.gpu;
  const windowSeconds = telemetryWindow(settings);
  const telemetry = new GpuTelemetry({
    readers: telemetryReaders({
      clusters: config.clusters,
      idle: settings.idle,
      windowSeconds,
      now,
    }),
    windowSeconds,
    now,
  });
  const reports = new GpuReports({ fleet, telemetry, settings, now });
  const history = new GpuHistoryStore(database);
  await scheduleSampling({ ...options, reports, store: history });
  return {
    reports,
    history,
    stop: every(WATCH_MS, () => telemetry.watch()),
  };
}

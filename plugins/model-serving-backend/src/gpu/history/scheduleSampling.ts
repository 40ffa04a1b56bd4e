import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { GpuReports } from '../GpuReports';
import type { GpuHistoryStore } from './GpuHistoryStore';
import { sampleReport } from './sampleReport';

/** Has every minute written down, by one of the replicas. */
export async function scheduleSampling(options: {
  scheduler: SchedulerService;
  reports: Pick<GpuReports, 'report'>;
  store: Pick<GpuHistoryStore, 'record'>;
  logger: LoggerService;
  now: () => Date;
}): Promise<void> {
  const { scheduler, reports, store, logger, now } = options;
  let isFailing = false;

  async function sample(): Promise<void> {
    try {
      const samples = sampleReport(reports.report());
      if (samples.length > 0) {
        await store.record(samples, now());
      }
      isFailing = false;
    } catch (error) {
      // It would be the same line every minute.
      if (!isFailing) {
        logger.warn(
          `Could not keep what GPU pools hold; their history has a gap until it works again: ${stringifyError(
            error,
          )}`,
        );
      }
      isFailing = true;
    }
  }

  await scheduler.scheduleTask({
    id: 'gpu-history',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 1 },
    fn: sample,
  });
}

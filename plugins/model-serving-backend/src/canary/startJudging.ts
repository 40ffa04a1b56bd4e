import type {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { plainText } from '@modeldeck/plugin-model-serving-common';
import type { Knex } from 'knex';
import type { ServingConfig } from '../config/ServingConfig';
import { configHint } from '../fleet/configHint';
import type { Fleet } from '../fleet/Fleet';
import { ActionLog } from './act/ActionLog';
import { PolicyRollback } from './act/PolicyRollback';
import type { CanaryWriter } from './CanaryWriter';
import { CanaryJournal } from './history/CanaryJournal';
import { CanaryExaminer } from './judge/CanaryExaminer';
import { CanaryJudge } from './judge/CanaryJudge';
import { CanaryReporter } from './judge/CanaryReporter';
import { followVerdict } from './judge/followVerdict';
import { type CanaryMetrics, ConfiguredMetrics } from './metrics/CanaryMetrics';
import { OwnerNotifier } from './notify/OwnerNotifier';

export interface JudgingOptions {
  config: ServingConfig;
  fleet: Fleet;
  writer: CanaryWriter;
  database: Knex;
  scheduler: SchedulerService;
  notifications: NotificationService;
  auditor: AuditorService;
  logger: LoggerService;
  now: () => Date;
  /** absent: those that the clusters are configured with */
  metrics?: CanaryMetrics;
}

/** What viewers and users need of the judge. */
export interface Judging {
  reporter: CanaryReporter;
  journal: CanaryJournal;
  actions: ActionLog;
  stop(): void;
}

/** What the judge found is told for so long without another look: it looks more often. */
const FRESH_MS = 45_000;

/** Looks at all canaries on schedule, from now on. */
export async function startJudging(options: JudgingOptions): Promise<Judging> {
  const { config, logger, now } = options;
  const { settings, clusters, judge: judgeConfig } = config;
  const journal = new CanaryJournal(options.database);
  const metrics =
    options.metrics ?? new ConfiguredMetrics({ clusters, settings, now });
  const examiner = new CanaryExaminer({
    journal,
    metrics,
    settings,
    now,
    explain: ({ message }, cluster) =>
      configHint(plainText(message), keyOf(config, cluster)),
  });
  const notifier = new OwnerNotifier({
    ...options,
    defaultOwner: config.defaultOwner,
  });
  const judge = new CanaryJudge({
    fleet: options.fleet,
    journal,
    examiner,
    now,
    logger,
    keepDays: judgeConfig.keepDays,
    follow: followVerdict({
      rollback: new PolicyRollback({ ...options, journal, notifier, settings }),
      notifier,
      watches: journal.watches,
      settings,
    }),
  });
  await options.scheduler.scheduleTask({
    ...judgeConfig.schedule,
    id: 'judge-canaries',
    fn: signal => judge.judgeAll(signal),
  });
  return {
    journal,
    actions: new ActionLog({ journal, now, logger }),
    reporter: new CanaryReporter({
      watches: journal.watches,
      examiner,
      metrics,
      settings,
      now,
      freshMs: FRESH_MS,
    }),
    stop: () => metrics.stop(),
  };
}

function keyOf({ clusters }: ServingConfig, name: string): string {
  return (
    clusters.find(cluster => cluster.name === name)?.key ??
    'modelServing.clusters'
  );
}

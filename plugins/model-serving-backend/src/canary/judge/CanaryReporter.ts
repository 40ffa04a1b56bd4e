import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  canaryReport,
  type CanaryReport,
  canaryTarget,
  type CanaryTarget,
  isInFlight,
  type ModelService,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  prepareLook,
  whyOtherMemory,
} from '@modeldeck/plugin-model-serving-node';
import type { StoredWatch } from '../../database/canaryWatchRow';
import type { CanaryWatchStore } from '../../database/CanaryWatchStore';
import type { CanaryMetrics } from '../metrics/CanaryMetrics';
import { type CanaryExaminer, isOf } from './CanaryExaminer';
import { judgedPolicy } from './judgedPolicy';

export interface CanaryReporterOptions {
  watches: Pick<CanaryWatchStore, 'openOf'>;
  examiner: Pick<CanaryExaminer, 'examine'>;
  metrics: CanaryMetrics;
  settings: ServingSettings;
  now: () => Date;
  /** how long what was found is told without another look */
  freshMs: number;
}

/** Many viewers of a page are one question to the cluster. */
const SHARED_MS = 10_000;

/**
 * Tells viewers where a canary stands: from what the judge keeps where that is fresh, and else by
 * another look, which adds to the same evidence.
 */
export class CanaryReporter {
  /** under way, or found a moment ago; by service */
  private readonly shared = new Map<
    string,
    { report: Promise<CanaryReport>; until: number }
  >();

  constructor(private readonly options: CanaryReporterOptions) {}

  /**
   * @throws NotFoundError where no canary is there to be judged
   * @throws KubeError where the metrics could not be read at all, and nothing is kept
   */
  async report(service: ModelService): Promise<CanaryReport> {
    const target = canaryTarget(service);
    if ('reason' in target) {
      throw new NotFoundError(`There is nothing to judge: ${target.reason}`);
    }
    const watch = await this.watchOf(target);
    const kept = watch && this.freshReport(watch, target);
    return kept ?? this.share(target, () => this.look(target, watch));
  }

  private async watchOf(
    target: CanaryTarget,
  ): Promise<StoredWatch | undefined> {
    const watch = await this.options.watches.openOf(target.service.id);
    return watch && isOf(watch, target) ? watch : undefined;
  }

  private freshReport(
    watch: StoredWatch,
    target: CanaryTarget,
  ): CanaryReport | undefined {
    const { settings, now, freshMs } = this.options;
    const { policy } = judgedPolicy(target.service, settings);
    const age = now().getTime() - Date.parse(watch.lookedAt ?? '');
    return age <= freshMs && !whyOtherMemory(watch.memory, target, policy)
      ? this.asKept(watch, target)
      : undefined;
  }

  /** The traffic, the replicas and the pods are as of now; what was counted is as of the last look. */
  private asKept(
    { memory, report, trouble }: StoredWatch,
    target: CanaryTarget,
  ): CanaryReport | undefined {
    const { policyProblems } = judgedPolicy(
      target.service,
      this.options.settings,
    );
    return (
      memory &&
      report &&
      canaryReport({
        target,
        watch: memory.watch,
        sources: report.sources,
        missing: Object.fromEntries(
          report.verdict.missing.map(({ metric, reason }) => [metric, reason]),
        ),
        partial: report.partial,
        policyProblems,
        trouble,
        now: Date.parse(report.observedAt),
      })
    );
  }

  private share(
    { service: { id } }: CanaryTarget,
    look: () => Promise<CanaryReport>,
  ): Promise<CanaryReport> {
    const now = this.options.now().getTime();
    for (const [other, { until }] of this.shared) {
      if (now >= until) {
        this.shared.delete(other);
      }
    }
    const under = this.shared.get(id);
    if (under) {
      return under.report;
    }
    const entry = { report: look(), until: Infinity };
    this.shared.set(id, entry);
    entry.report.then(
      () => {
        entry.until = this.options.now().getTime() + SHARED_MS;
      },
      // A look that failed is not kept: the next one who asks is answered anew.
      () => this.shared.delete(id),
    );
    return entry.report;
  }

  private async look(
    target: CanaryTarget,
    watch: StoredWatch | undefined,
  ): Promise<CanaryReport> {
    if (!watch && !isInFlight(target)) {
      return this.lookOnce(target);
    }
    const [examined] = await this.options.examiner.examine(
      target.service.cluster,
      [target],
    );
    if (!examined) {
      return this.lookOnce(target);
    }
    if ('report' in examined) {
      return examined.report;
    }
    const after = await this.watchOf(target);
    const kept = after && this.asKept(after, target);
    if (!kept) {
      throw examined.error;
    }
    return kept;
  }

  /** At what is no canary in flight, or one that is not watched yet: nothing of it is kept. */
  private async lookOnce(target: CanaryTarget): Promise<CanaryReport> {
    const { metrics, settings, now } = this.options;
    const { cluster } = target.service;
    const look = prepareLook({
      target,
      ...judgedPolicy(target.service, settings),
      now: now().getTime(),
      hasHistory: metrics.hasHistory(cluster),
    });
    const [seen] = await metrics.observe(cluster, [look]);
    if (!seen || seen instanceof Error) {
      throw seen ?? new ServiceUnavailableError('Nothing could be read');
    }
    return look.finish(seen, now().getTime()).report;
  }
}

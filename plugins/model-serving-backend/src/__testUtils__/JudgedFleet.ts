import { mockServices } from '@backstage/backend-test-utils';
import {
  type CanaryRun,
  DEFAULT_SETTINGS,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { Knex } from 'knex';
import { BEGAN, servedCanary } from '../__fixtures__/canaries';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { FakeMetrics } from '../__fixtures__/FakeMetrics';
import { CanaryJournal } from '../canary/history/CanaryJournal';
import { CanaryExaminer, type Examined } from '../canary/judge/CanaryExaminer';
import { CanaryJudge } from '../canary/judge/CanaryJudge';
import { CanaryReporter } from '../canary/judge/CanaryReporter';

const MINUTE = 60_000;

/** One canary that began ten minutes ago, what was counted of it, and the portals that judge it. */
export class JudgedFleet {
  readonly fleet = new FakeFleet([servedCanary()]);
  readonly metrics = new FakeMetrics();
  readonly journal: CanaryJournal;
  readonly followed: Examined[] = [];
  private time = BEGAN + 10 * MINUTE;

  constructor(knex: Knex) {
    this.journal = new CanaryJournal(knex);
  }

  pass(minutes: number): void {
    this.time += minutes * MINUTE;
  }

  scorer(): ModelService {
    return this.fleet.get(servedCanary().id) as ModelService;
  }

  async runs(): Promise<CanaryRun[]> {
    return (await this.journal.history(servedCanary().id)).canaries;
  }

  /** From when to when was asked for, in minutes since the canary began. */
  windows(): number[][] {
    return this.metrics.asked.map(({ from, to }) => [
      (from - BEGAN) / MINUTE,
      (to - BEGAN) / MINUTE,
    ]);
  }

  /** One of several replicas, or the portal after it was started anew. */
  replica(
    follow = async (examined: Examined) => {
      this.followed.push(examined);
    },
  ) {
    const { fleet, journal, metrics } = this;
    const common = {
      metrics,
      settings: DEFAULT_SETTINGS,
      now: () => new Date(this.time),
    };
    const examiner = new CanaryExaminer({
      ...common,
      journal,
      explain: ({ message }) => message,
    });
    const judge = new CanaryJudge({
      ...common,
      fleet,
      journal,
      examiner,
      logger: mockServices.logger.mock(),
      follow,
      keepDays: 90,
    });
    const reporter = new CanaryReporter({
      ...common,
      watches: journal.watches,
      examiner,
      freshMs: 45_000,
    });
    return { judge, report: () => reporter.report(this.scorer()) };
  }
}

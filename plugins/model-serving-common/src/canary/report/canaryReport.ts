import type {
  CanaryMetric,
  CanaryReport,
  MetricSourceUse,
  Verdict,
} from '../../model/verdictTypes';
import type { CanaryTarget } from '../sources/canaryTarget';
import type { Side } from '../sources/Side';
import { judgeCanary } from '../verdict/judgeCanary';
import { canaryForecast } from './canaryForecast';
import { canarySide } from './canarySide';
import type { CanaryWatch } from './CanaryWatch';
import { nextStep } from './nextStep';
import {
  howToLift,
  type Reservations,
  withReservations,
} from './withReservations';

/** @public */
export interface CanaryReportOptions extends Reservations {
  /** as the service is now; the revisions are those that are watched */
  target: CanaryTarget;
  watch: CanaryWatch;
  /** where the metrics came from */
  sources: readonly MetricSourceUse[];
  /** metrics that no source tells by revision, each with the reason and what would change that */
  missing: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** a sentence about what could not be read, so that counts are of a part only */
  partial?: string;
  /** epoch milliseconds */
  now: number;
}

/** Where a canary stands, and what to do: the document of every face. @public */
export function canaryReport(options: CanaryReportOptions): CanaryReport {
  const { target, watch, sources, missing, partial, trouble, now } = options;
  const { policy, evidence } = watch;
  const verdict = withReservations(
    judgeCanary(evidence, {
      policy,
      missing,
      meansOnly: meansOnlyOf(sources),
      partial,
      now,
    }),
    options,
  );
  const side = (name: Side) =>
    canarySide({
      side: name,
      revision: target[name],
      watch,
      sources,
      missing,
    });
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'CanaryReport',
    service: target.service.id,
    stable: side('stable'),
    canary: side('canary'),
    since: new Date(evidence.from).toISOString(),
    observedAt: new Date(now).toISOString(),
    sources: [...sources],
    ...(partial !== undefined && { partial }),
    ...(trouble && { trouble }),
    verdict,
    forecast: canaryForecast(verdict, policy, now),
    next: nextOf(options, verdict),
  };
}

function meansOnlyOf(sources: readonly MetricSourceUse[]) {
  return Object.fromEntries(
    sources.flatMap(({ metric, meansOnly }) =>
      meansOnly === undefined ? [] : [[metric, meansOnly]],
    ),
  );
}

function nextOf(options: CanaryReportOptions, verdict: Verdict): string {
  const { target, watch } = options;
  const lift = verdict.decision === 'rollback' ? undefined : howToLift(options);
  return lift ?? nextStep(target.service, verdict, watch.policy);
}

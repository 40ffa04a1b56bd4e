import { isUnknown } from '../../../model/known';
import type { ModelService } from '../../../model/types';
import type { CanaryMetric } from '../../../model/verdictTypes';
import type { MetricsFound } from '../PreflightFacts';
import { answer, type PreflightRule } from '../PreflightRule';
import {
  chooseSource,
  isMean,
  readingsOf,
  sidesSeen,
} from '../../sources/chooseSource';
import { whyMissing } from '../../sources/whyMissing';

const CHECK = {
  id: 'metrics-separate',
  title: 'metrics will tell the two versions apart',
};

/** What a metric is told by, or why by nothing. */
type Telling =
  | { metric: CanaryMetric; by: string }
  | { metric: CanaryMetric; why: string };

/** By what is there, since what should be there often is not scraped. */
export const metricsSeparate: PreflightRule = ({
  before,
  metrics,
  required,
  meansSuffice,
}) => {
  if (!before) {
    return answer(CHECK, {
      state: 'not-applicable',
      detail: 'there is no version to compare it with',
    });
  }
  if (isUnknown(metrics)) {
    return answer(CHECK, {
      state: 'cannot-tell',
      detail: `whether metrics tell them apart cannot be told: ${metrics.unknown}`,
    });
  }
  const tellings = required.map(metric =>
    tellingOf(metric, metrics, meansSuffice),
  );
  const missing = tellings.flatMap(each => ('why' in each ? [each] : []));
  const found = tellings.flatMap(each => ('by' in each ? [each] : []));
  const evidence = [
    ...together(missing.map(({ metric, why }) => [metric, why])),
    ...together(found.map(({ metric, by }) => [metric, by])),
  ];
  if (metrics.found.size === 0 && noneRuns(before)) {
    return answer(CHECK, {
      state: 'cannot-tell',
      detail: hasPods(before)
        ? 'none of its pods runs, so that nothing is counted'
        : 'what counts its requests belongs to other objects, so that only a Prometheus could tell, and none has any of it',
    });
  }
  return missing.length === 0
    ? answer(CHECK, {
        state: 'passed',
        detail: 'a source tells each metric that is required by revision',
        evidence,
      })
    : answer(CHECK, {
        state: 'failed',
        detail: `nothing would tell ${missing
          .map(({ metric }) => metric)
          .join(' and ')} by revision, so that the canary could not be judged`,
        evidence,
        fix: 'turn on what the reason names, or leave the metric out of `required`, see docs/metrics.md',
      });
};

/** Metrics that are told by the same, or missing for the same reason, in one line. */
function together(
  tellings: ReadonlyArray<readonly [metric: string, why: string]>,
): string[] {
  const reasons = [...new Set(tellings.map(([, why]) => why))];
  return reasons.map(reason => {
    const metrics = tellings.filter(([, why]) => why === reason);
    return `${metrics.map(([metric]) => metric).join(' and ')}: ${reason}`;
  });
}

function noneRuns({ revisions }: ModelService): boolean {
  return revisions.every(({ pods }) => pods.every(({ ready }) => !ready));
}

/** Of those whose replicas are counted at other objects it is not known. */
function hasPods({ revisions }: ModelService): boolean {
  return revisions.some(
    ({ pods, replicas }) => pods.length > 0 || !isUnknown(replicas.ready),
  );
}

function tellingOf(
  metric: CanaryMetric,
  found: MetricsFound,
  meansSuffice: boolean,
): Telling {
  return found.isThere
    ? ofBoth(metric, found, meansSuffice)
    : ofStable(metric, found, meansSuffice);
}

function ofBoth(
  metric: CanaryMetric,
  found: MetricsFound,
  meansSuffice: boolean,
): Telling {
  const { routes, found: series, target } = found;
  const choice = chooseSource(metric, routes, series);
  if (!choice) {
    return { metric, why: whyMissing(metric, target, routes, series) };
  }
  const { source, by } = choice.route;
  return isMean(choice.reading) && !meansSuffice
    ? { metric, why: `${source.title} tells means only` }
    : { metric, by: `${source.title} by ${by}` };
}

/** A label that names stable will name the canary as well. */
function ofStable(
  metric: CanaryMetric,
  found: MetricsFound,
  meansSuffice: boolean,
): Telling {
  const { routes, found: series, target } = found;
  const candidates = routes.flatMap(route =>
    readingsOf(route, metric)
      .filter(reading => sidesSeen(route, reading, series).has('stable'))
      .map(reading => ({ route, reading })),
  );
  const [first] = candidates.filter(
    ({ reading }) => meansSuffice || !isMean(reading),
  );
  if (first) {
    const { source, by } = first.route;
    return { metric, by: `${source.title} by ${by}` };
  }
  const [mean] = candidates;
  return {
    metric,
    why: mean
      ? `${mean.route.source.title} tells means only`
      : whyMissing(metric, target, [], series),
  };
}

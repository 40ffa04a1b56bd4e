import {
  type CanaryReport,
  type CanarySide,
  isUnknown,
  type Known,
  known,
  type QuantileRange,
} from '@modeldeck/plugin-model-serving-common';
import { countOf, numberOf, rangeOf, shareOf } from './canaryNumbers';
import { acceleratorsOf, NONE, readyOf, textOf } from './values';

/** One thing about both sides. */
export interface SideRow {
  label: string;
  stable: string;
  canary: string;
  /** what is programmed is not what is declared */
  disagrees?: boolean;
}

type ValueOf = (side: CanarySide) => string;

/** What is known of both sides, one below the other; what nobody has of both is left out. */
export function canarySideRows({
  stable,
  canary,
  verdict,
}: CanaryReport): SideRow[] {
  const seconds = verdict.observedSeconds;
  const row = (label: string, value: ValueOf): SideRow => ({
    label,
    stable: value(stable),
    canary: value(canary),
  });
  const quantiles = new Set(
    [stable, canary].flatMap(side =>
      (known(side.latency) ?? []).map(({ quantile }) => quantile),
    ),
  );
  const firstTokens = row('first token', side =>
    quantileText(side.timeToFirstToken, 0.5),
  );
  return [
    row('version', side => textOf(side.modelVersion)),
    row('declared', side => percent(side.traffic.declared)),
    {
      ...row('programmed', side => percent(side.traffic.programmed)),
      disagrees: [stable, canary].some(isElsewhere),
    },
    row('observed', side => percent(side.traffic.observed)),
    row('requests', side => requestText(side.requests, seconds)),
    row('errors', side => errorText(side)),
    ...(quantiles.size > 0
      ? [...quantiles].map(quantile =>
          row(`p${Number((100 * quantile).toPrecision(4))}`, side =>
            quantileText(side.latency, quantile),
          ),
        )
      : [row('latency', side => quantileText(side.latency, 0.5))]),
    ...(isUnknown(stable.timeToFirstToken) && isUnknown(canary.timeToFirstToken)
      ? []
      : [firstTokens]),
    row('restarts', side => countText(side.restarts)),
    row('ready', side => readyOf([side.replicas])),
    ...([stable, canary].some(side => side.accelerators.length > 0)
      ? [row('gpus', side => acceleratorsOf(side.accelerators))]
      : []),
  ];
}

function isElsewhere({ traffic }: CanarySide): boolean {
  const declared = known(traffic.declared)?.percent;
  const programmed = known(traffic.programmed)?.percent;
  return (
    declared !== undefined &&
    programmed !== undefined &&
    declared !== programmed
  );
}

function percent(share: CanarySide['traffic']['declared']): string {
  return isUnknown(share) ? textOf(share) : `${share.percent}%`;
}

function countText(value: Known<number>): string {
  return isUnknown(value) ? textOf(value) : countOf(value);
}

function requestText(requests: Known<number>, seconds: number): string {
  if (isUnknown(requests) || seconds <= 0) {
    return countText(requests);
  }
  return `${countOf(requests)} (${numberOf(requests / seconds)}/s)`;
}

function errorText({ errors, requests }: CanarySide): string {
  const share =
    isUnknown(errors) || isUnknown(requests) ? '' : shareOf(errors, requests);
  return share ? `${countText(errors)} (${share})` : countText(errors);
}

function quantileText(
  ranges: Known<readonly QuantileRange[]>,
  wanted: number,
): string {
  if (isUnknown(ranges)) {
    return textOf(ranges);
  }
  const range = ranges.find(({ quantile }) => quantile === wanted);
  return range ? rangeOf(range.above, range.upTo) : NONE;
}

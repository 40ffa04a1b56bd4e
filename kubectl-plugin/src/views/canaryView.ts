import type {
  CanaryReport,
  CanarySide,
  Decision,
  Known,
  MetricEvidence,
  ModelService,
  ThresholdCheck,
} from '@modeldeck/plugin-model-serving-common';
import { isUnknown } from '@modeldeck/plugin-model-serving-common';
import {
  countOf,
  evidenceOf,
  evidenceShare,
  numberOf,
  secondsOf,
} from './canaryNumbers';
import { canarySideRows, type SideRow } from './canarySideRows';
import { humanDuration } from './humanDuration';
import type { UnknownGroup } from './listUnknowns';

/** How far evidence has come towards what decides. */
export interface EvidenceView {
  /** from 0 to 1, by its logarithm: evidence multiplies */
  share: number;
  evidence: string;
  needed: string;
}

export interface MetricView {
  metric: string;
  state: MetricEvidence['state'];
  harm: EvidenceView;
  /** that it is less bad than is not acceptable, or within its budget: what is further */
  safety: EvidenceView;
}

/** A canary beside stable, as a person reads it. */
export interface CanaryView {
  title: string;
  decision: Decision;
  reasons: readonly string[];
  next: string;
  /** how long it was watched, and by what */
  seen: string;
  /** what could not be read, so that what is shown is of a part only; else empty */
  partial: string;
  /** how many requests are still needed, and when they will be there; nothing when decided */
  enough: readonly string[];
  sides: readonly SideRow[];
  metrics: readonly MetricView[];
  checks: readonly ThresholdCheck[];
  unknowns: readonly UnknownGroup[];
}

export function canaryView(
  report: CanaryReport,
  service: ModelService,
  now: Date,
): CanaryView {
  const { verdict } = report;
  const isEvidence = verdict.rule === 'evidence';
  return {
    title: `${service.namespace}/${service.name}`,
    decision: verdict.decision,
    reasons: verdict.reasons,
    next: report.next,
    seen: seenText(report),
    partial: report.partial ?? '',
    enough: enoughText(report, now),
    sides: canarySideRows(report),
    metrics: isEvidence ? verdict.metrics.map(metricView) : [],
    checks: verdict.checks,
    unknowns: unknownsOf(report),
  };
}

function metricView({
  metric,
  state,
  harm,
  safety,
  kept = safety,
}: MetricEvidence): MetricView {
  const further = kept.evidence > safety.evidence ? kept : safety;
  return {
    metric,
    state,
    harm: evidenceView(harm),
    safety: evidenceView(further),
  };
}

function evidenceView(given: MetricEvidence['harm']): EvidenceView {
  return {
    share: evidenceShare(given.evidence, given.needed),
    evidence: evidenceOf(given.evidence),
    needed: numberOf(given.needed),
  };
}

function seenText({ verdict, since, sources }: CanaryReport): string {
  const { observedSeconds, burnInSeconds } = verdict;
  const burnIn =
    burnInSeconds > 0
      ? `, latencies after ${secondsOf(burnInSeconds)} of burn-in`
      : '';
  return [
    `${humanDuration(observedSeconds * 1000)} since ${since}${burnIn}`,
    ...sourceTexts(sources),
  ].join('; ');
}

/** Metrics of one source are said together. */
function sourceTexts(sources: CanaryReport['sources']): string[] {
  const groups = new Map<string, string[]>();
  for (const { metric, source, through } of sources) {
    const by = `${source}, through ${through}`;
    groups.set(by, [...(groups.get(by) ?? []), metric]);
  }
  return Array.from(groups, ([by, metrics]) => `${metrics.join(', ')}: ${by}`);
}

function enoughText({ verdict, forecast }: CanaryReport, now: Date): string[] {
  const { requests, beyond } = forecast;
  if (
    verdict.decision === 'promote' ||
    verdict.decision === 'rollback' ||
    isUnknown(requests)
  ) {
    return [];
  }
  const groups = new Map<string, string[]>();
  for (const { metric, reason } of beyond) {
    groups.set(reason, [...(groups.get(reason) ?? []), metric]);
  }
  return [
    ...(requests > 0 || isAwaited(forecast, now)
      ? [requestsText(requests, forecast, now)]
      : []),
    ...Array.from(
      groups,
      ([reason, metrics]) => `${metrics.join(' and ')}: ${reason}`,
    ),
  ];
}

function isAwaited({ at }: CanaryReport['forecast'], now: Date): boolean {
  return !isUnknown(at) && Date.parse(at) > now.getTime();
}

function requestsText(
  requests: number,
  { at, requestsPerSecond: rate }: CanaryReport['forecast'],
  now: Date,
): string {
  const wanted =
    requests > 0
      ? `${countOf(requests)} more requests to the canary without a fault`
      : 'requests enough';
  if (isUnknown(at)) {
    return `${wanted}: ${at.unknown}`;
  }
  const left = Date.parse(at) - now.getTime();
  const when = left > 0 ? `in ${humanDuration(left)}` : 'now';
  return isUnknown(rate)
    ? `${wanted}: ${when}`
    : `${wanted}: ${when}, at ${numberOf(rate)} a second`;
}

/** Of what is required and what is not: a metric that nobody tells promotes nothing. */
function unknownsOf({ verdict, stable, canary }: CanaryReport): UnknownGroup[] {
  const groups = new Map<string, Set<string>>();
  const add = (what: string, reason: string) =>
    groups.set(reason, (groups.get(reason) ?? new Set<string>()).add(what));
  for (const { metric, reason } of verdict.missing) {
    add(metric, reason);
  }
  for (const [what, value] of [...knowables(stable), ...knowables(canary)]) {
    if (isUnknown(value) && !groups.has(value.unknown)) {
      add(what, value.unknown);
    }
  }
  return Array.from(groups, ([reason, what]) => ({ reason, what: [...what] }));
}

function knowables(side: CanarySide): Array<[string, Known<unknown>]> {
  return [
    ['declared traffic', side.traffic.declared],
    ['programmed traffic', side.traffic.programmed],
    ['replicas', side.replicas.ready],
  ];
}

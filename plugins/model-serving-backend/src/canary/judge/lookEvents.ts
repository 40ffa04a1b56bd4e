import {
  type CanaryEvent,
  type CanaryReport,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import type { StoredWatch } from '../../database/canaryWatchRow';

export interface LookEventsOptions {
  /** as it was before the look */
  before: Pick<StoredWatch, 'report' | 'trouble'>;
  report: CanaryReport;
  /** why the evidence that there was is not this canary's by this policy */
  discarded?: string;
}

/** Less is a Prometheus that was restarted. */
const WORTH_TELLING_MS = 300_000;

/** What a look brought to light that the one before did not. */
export function lookEvents(options: LookEventsOptions): CanaryEvent[] {
  const { before, report, discarded } = options;
  const at = report.observedAt;
  return [
    ...troubleEvents(before, at),
    ...(discarded === undefined
      ? []
      : [
          {
            at,
            type: 'evidence-discarded' as const,
            detail: `Evidence begins anew: ${discarded}`,
          },
        ]),
    ...weightEvents(options),
    ...decisionEvents(options),
  ];
}

/** That nobody could look for a while, told once it is over. */
export function troubleEvents(
  { trouble }: Pick<StoredWatch, 'trouble'>,
  at: string,
): CanaryEvent[] {
  return trouble &&
    Date.parse(at) - Date.parse(trouble.since) >= WORTH_TELLING_MS
    ? [
        { at: trouble.since, type: 'looks-failing', detail: trouble.reason },
        { at, type: 'looks-again', detail: 'Metrics can be read again' },
      ]
    : [];
}

function weightEvents({ before, report }: LookEventsOptions): CanaryEvent[] {
  const then = before.report?.canary.traffic.programmed;
  const now = report.canary.traffic.programmed;
  return then &&
    !isUnknown(then) &&
    !isUnknown(now) &&
    then.percent !== now.percent
    ? [
        {
          at: report.observedAt,
          type: 'weight-changed',
          detail: `${report.canary.revision} gets ${now.percent} % of the traffic, not ${then.percent} % any more`,
        },
      ]
    : [];
}

/** That nothing can be told yet is no change when watching begins. */
function decisionEvents({ before, report }: LookEventsOptions): CanaryEvent[] {
  const { decision, reasons } = report.verdict;
  const then = before.report?.verdict.decision;
  const isSame = then
    ? decision === then
    : decision === 'keep-watching' || decision === 'cannot-tell';
  return isSame
    ? []
    : [
        {
          at: report.observedAt,
          type: 'decision-changed',
          decision,
          detail: [decision, ...reasons.slice(0, 1)].join(': '),
        },
      ];
}

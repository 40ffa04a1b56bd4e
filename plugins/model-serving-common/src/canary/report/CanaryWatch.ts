import type { CanaryMetric } from '../../model/verdictTypes';
import type { CanaryPolicy } from '../policy/CanaryPolicy';
import { watchablePolicy } from '../policy/effectivePolicy';
import type { CanaryTarget } from '../sources/canaryTarget';
import {
  type CanaryEvidence,
  newCanaryEvidence,
  observeCanary,
} from '../verdict/CanaryEvidence';
import type { PairedHistograms } from '../verdict/latency';
import type { Observation } from '../verdict/Observation';
import { addHistograms } from './addHistograms';

const TIMED = ['latency', 'timeToFirstToken', 'interTokenLatency'] as const;

/** How long requests took over the whole time, for people; evidence is kept apart. @public */
export type SeenTimes = Partial<
  Record<(typeof TIMED)[number], PairedHistograms>
>;

/**
 * All that is kept of a canary between looks. Plain data of a bounded size: written to a file or
 * a database, watching goes on where it was.
 *
 * @public
 */
export interface CanaryWatch {
  /** id of the service, and the names of the two revisions: other ones are another canary */
  readonly service: string;
  readonly stable: string;
  readonly canary: string;
  /** fixed when watching began: evidence is gathered against its hypotheses */
  readonly policy: CanaryPolicy;
  readonly evidence: CanaryEvidence;
  readonly times: SeenTimes;
}

/** @public */
export interface BeginCanaryWatchOptions {
  target: CanaryTarget;
  /** when what is weighed begins, epoch milliseconds */
  from: number;
  policy: CanaryPolicy;
  /** metrics that no source tells by revision, by what the sources say at the beginning */
  missing: Readonly<Partial<Record<CanaryMetric, string>>>;
}

/** Nothing seen yet. @public */
export function beginCanaryWatch(
  options: BeginCanaryWatchOptions,
): CanaryWatch {
  const { target, from, policy, missing } = options;
  return {
    service: target.service.id,
    stable: target.stable.name,
    canary: target.canary.name,
    policy: watchablePolicy(policy, missing),
    evidence: newCanaryEvidence(from),
    times: {},
  };
}

/** With what was seen since; what was weighed already adds nothing. @public */
export function continueCanaryWatch(
  watch: CanaryWatch,
  observations: readonly Observation[],
): CanaryWatch {
  let { evidence, times } = watch;
  for (const observation of observations) {
    const next = observeCanary(evidence, [observation], watch.policy);
    if (next !== evidence) {
      times = withTimes(times, observation);
    }
    evidence = next;
  }
  return { ...watch, evidence, times };
}

function withTimes(times: SeenTimes, observation: Observation): SeenTimes {
  const seen = { ...times };
  for (const metric of TIMED) {
    const histograms = observation[metric];
    const before = seen[metric];
    if (histograms) {
      seen[metric] = before
        ? {
            canary: addHistograms(before.canary, histograms.canary),
            stable: addHistograms(before.stable, histograms.stable),
          }
        : histograms;
    }
  }
  return seen;
}

/**
 * Why a watch that was kept is not one of this canary by this policy; undefined where it is.
 *
 * @public
 */
export function whyOtherWatch(
  watch: CanaryWatch,
  { service, stable, canary }: CanaryTarget,
  policy: CanaryPolicy,
): string | undefined {
  if (watch.service !== service.id) {
    return `it is of the service ${watch.service}, not of ${service.id}`;
  }
  if (watch.canary !== canary.name || watch.stable !== stable.name) {
    return `it compares ${watch.canary} with ${watch.stable}, and now ${canary.name} is to be compared with ${stable.name}`;
  }
  const changed = changedField(watch.policy, policy);
  return changed === undefined
    ? undefined
    : `it was begun with another policy (${changed}), by which its evidence was gathered`;
}

/**
 * What evidence has nothing to do with: `watched` depends on the sources there were, not on what
 * anybody demands; `autoRollback` is about what is done.
 */
const OTHER: ReadonlySet<keyof CanaryPolicy> = new Set([
  'watched',
  'autoRollback',
]);

function changedField(
  before: CanaryPolicy,
  now: CanaryPolicy,
): string | undefined {
  const all = { ...before, ...now };
  const fields = Object.keys(all) as Array<keyof CanaryPolicy>;
  return fields.find(
    field =>
      !OTHER.has(field) &&
      JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  );
}

import {
  beginCanaryWatch,
  canaryBegan,
  type CanaryPolicy,
  canaryReport,
  type CanaryReport,
  type CanaryTarget,
  continueCanaryWatch,
  known,
  whyOtherWatch,
} from '@modeldeck/plugin-model-serving-common';
import type {
  CanaryObservations,
  ObserveOptions,
} from '../metrics/observeServices';
import type { ScrapeMemory } from '../metrics/ScrapeMemory';
import type { CanaryMemory, SharesSeen } from './CanaryMemory';

/** @public */
export interface LookOptions {
  target: CanaryTarget;
  policy: CanaryPolicy;
  /** of the looks before; absent: this is the first one */
  memory?: CanaryMemory;
  /** epoch milliseconds */
  now: number;
  /** whether metrics tell of the time before they are asked, as a Prometheus does and pods do not */
  hasHistory: boolean;
  /** epoch milliseconds; when what is weighed begins, where it is known better than from the pods */
  since?: number;
  /** what in the policy demanded contradicts itself; `policy` is another one then */
  policyProblems?: readonly string[];
}

/** The time of which metrics are to be read. @public */
export type LookWindow = Required<
  Pick<ObserveOptions, 'from' | 'to' | 'sharesSince'>
>;

/** What was seen for a look, and what the next one goes on from. @public */
export interface LookObservations extends CanaryObservations {
  /** where the pods were asked */
  scrape?: ScrapeMemory;
}

/** A look for which the metrics are yet to be read, alone or together with others. @public */
export interface PreparedLook {
  target: CanaryTarget;
  window: LookWindow;
  /** what the pods told last, where they are asked */
  scrape?: ScrapeMemory;
  /** why what was kept says nothing of this canary by this policy, so that it begins anew */
  discarded?: string;
  /** @param now - when the metrics had been read, epoch milliseconds */
  finish(
    seen: LookObservations,
    now: number,
  ): { memory: CanaryMemory; report: CanaryReport };
}

/** Where it is not known when a canary began. */
const UNKNOWN_BEGINNING_MS = 3_600_000;

/**
 * How looks at a canary add up, wherever they are kept: evidence grows from look to look, and
 * begins anew with another canary or another policy.
 *
 * @public
 */
export function prepareLook(options: LookOptions): PreparedLook {
  const { target, policy, now } = options;
  const discarded = whyOtherMemory(options.memory, target, policy);
  const memory = discarded === undefined ? options.memory : undefined;
  const from = memory?.watch.evidence.from ?? beginningOf(options);
  const shares = sharesSeen(target, now, memory?.shares);
  return {
    target,
    ...(discarded !== undefined && { discarded }),
    scrape: memory?.scrape,
    window: windowOf(memory?.watch.evidence.to ?? from, now, shares),
    finish: ({ observations, scrape, ...seen }, finishedAt) => {
      const before =
        memory?.watch ??
        beginCanaryWatch({
          target,
          from,
          policy: withoutPastBurnIn(policy, from, target),
          missing: seen.missing,
        });
      const watch = continueCanaryWatch(before, observations);
      return {
        memory: { watch, demanded: memory?.demanded ?? policy, shares, scrape },
        report: canaryReport({
          target,
          watch,
          ...seen,
          policyProblems: options.policyProblems,
          now: finishedAt,
        }),
      };
    },
  };
}

/** Of two machines that look in turn, one's clock may be behind what the other has seen already. */
function windowOf(
  from: number,
  now: number,
  { since }: SharesSeen,
): LookWindow {
  return { from, to: Math.max(from, now), sharesSince: since };
}

/**
 * Why what was kept is not of this canary by this policy; undefined where it is.
 *
 * @public
 */
export function whyOtherMemory(
  memory: CanaryMemory | undefined,
  target: CanaryTarget,
  policy: CanaryPolicy,
): string | undefined {
  return memory
    ? whyOtherWatch(
        { ...memory.watch, policy: memory.demanded },
        target,
        policy,
      )
    : undefined;
}

/** Pods know only what is from now on; what is longer ago than is waited for tells nothing. */
function beginningOf(options: LookOptions): number {
  const { target, policy, now, hasHistory, since } = options;
  if (!hasHistory) {
    return now;
  }
  const began =
    since ?? canaryBegan(target.canary) ?? now - UNKNOWN_BEGINNING_MS;
  return Math.min(now, Math.max(began, now - policy.maximumSeconds * 1000));
}

/** Weights may be moved and moved back while nobody looks for longer than this. */
const UNSEEN_MS = 300_000;

/** Nobody tells when weights were set: what is sure is what was seen unchanged. */
function sharesSeen(
  { stable, canary }: CanaryTarget,
  now: number,
  before: SharesSeen | undefined,
): SharesSeen {
  const shares = JSON.stringify(
    [stable, canary].map(({ traffic }) => [
      known(traffic.declared)?.percent,
      known(traffic.programmed)?.percent,
    ]),
  );
  const isSame = before?.shares === shares && now - before.at <= UNSEEN_MS;
  return { shares, since: isSame ? before.since : now, at: now };
}

/** What was cold when the canary began is warm where watching begins later. */
function withoutPastBurnIn(
  policy: CanaryPolicy,
  from: number,
  { canary }: CanaryTarget,
): CanaryPolicy {
  const past = (from - (canaryBegan(canary) ?? from)) / 1000;
  return {
    ...policy,
    burnInSeconds: Math.max(0, policy.burnInSeconds - Math.max(0, past)),
  };
}

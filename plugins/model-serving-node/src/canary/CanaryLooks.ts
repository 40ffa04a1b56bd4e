import {
  beginCanaryWatch,
  canaryBegan,
  type CanaryPolicy,
  canaryReport,
  type CanaryReport,
  type CanaryTarget,
  type CanaryWatch,
  continueCanaryWatch,
  known,
  whyOtherWatch,
} from '@modeldeck/plugin-model-serving-common';
import {
  observeServices,
  type CanaryObservations,
  type ObserveOptions,
} from '../metrics/observeServices';

/** @public */
export interface CanaryLooksOptions {
  now(): Date;
  /** whether metrics tell of the time before they are asked, as a Prometheus does and pods do not */
  hasHistory: boolean;
  observe(
    target: CanaryTarget,
    window: Pick<ObserveOptions, 'from' | 'to' | 'sharesSince' | 'signal'>,
  ): Promise<CanaryObservations>;
}

/** Observes one service with a reader of metrics. @public */
export function observeWith(
  metrics: ObserveOptions['metrics'],
): CanaryLooksOptions['observe'] {
  return async (target, window) => {
    const [seen] = await observeServices({
      metrics,
      targets: [target],
      ...window,
    });
    return seen ?? { observations: [], sources: [], missing: {} };
  };
}

/** Where it is not known when a canary began. */
const UNKNOWN_BEGINNING_MS = 3_600_000;

/**
 * Looks at one canary, as often as it is asked to: evidence adds up from look to look, and begins
 * anew with another canary or another policy.
 *
 * @public
 */
export class CanaryLooks {
  private watch: CanaryWatch | undefined;
  /** the policy as it was demanded when watching began */
  private demanded = '';
  private shares: { seen: string; since: number } | undefined;

  constructor(private readonly options: CanaryLooksOptions) {}

  /** @throws KubeError where the metrics could not be read at all */
  async look(
    target: CanaryTarget,
    policy: CanaryPolicy,
    signal?: AbortSignal,
  ): Promise<CanaryReport> {
    const now = this.options.now().getTime();
    this.forgetAnother(target, policy);
    const from = this.beginningOf(target, policy, now);
    const seen = await this.options.observe(target, {
      from: this.watch?.evidence.to ?? from,
      to: now,
      sharesSince: this.sharesSince(target, now),
      signal,
    });
    const { observations, ...rest } = seen;
    const watch =
      this.watch ??
      beginCanaryWatch({
        target,
        from,
        policy: withoutPastBurnIn(policy, from, target),
        missing: seen.missing,
      });
    this.watch = continueCanaryWatch(watch, observations);
    return canaryReport({
      target,
      watch: this.watch,
      ...rest,
      now: this.options.now().getTime(),
    });
  }

  /** Evidence of another canary, or gathered by another policy, says nothing of this one. */
  private forgetAnother(target: CanaryTarget, policy: CanaryPolicy): void {
    const demanded = JSON.stringify(policy);
    const { watch } = this;
    if (
      this.demanded !== demanded ||
      (watch && whyOtherWatch(watch, target, watch.policy))
    ) {
      this.watch = undefined;
    }
    this.demanded = demanded;
  }

  /** Pods know only what is from now on; what is longer ago than is waited for tells nothing. */
  private beginningOf(
    { canary }: CanaryTarget,
    policy: CanaryPolicy,
    now: number,
  ): number {
    if (this.watch) {
      return this.watch.evidence.from;
    }
    if (!this.options.hasHistory) {
      return now;
    }
    const began = canaryBegan(canary) ?? now - UNKNOWN_BEGINNING_MS;
    return Math.min(now, Math.max(began, now - policy.maximumSeconds * 1000));
  }

  /** Nobody tells when weights were set: what is sure is what was seen unchanged. */
  private sharesSince({ stable, canary }: CanaryTarget, now: number): number {
    const seen = JSON.stringify(
      [stable, canary].map(({ traffic }) => [
        known(traffic.declared)?.percent,
        known(traffic.programmed)?.percent,
      ]),
    );
    if (this.shares?.seen !== seen) {
      this.shares = { seen, since: now };
    }
    return this.shares.since;
  }
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

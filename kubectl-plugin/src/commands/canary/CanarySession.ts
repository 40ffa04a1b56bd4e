import {
  beginCanaryWatch,
  canaryBegan,
  type CanaryPolicy,
  canaryReport,
  type CanaryReport,
  type CanaryTarget,
  type CanaryWatch,
  continueCanaryWatch,
  effectivePolicy,
  type GivenPolicy,
  known,
  type ModelService,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { CanaryOperation, StatusTarget } from '../../cli/Operation';
import type { CanaryMetrics } from '../../cluster/CanaryMetrics';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { chooseService } from '../act/chooseService';
import { reportProblems } from '../status/reportProblems';
import { keepWatch, resumeWatch } from './canaryState';
import { requireCanary, requireSame } from './requireCanary';

export interface CanarySessionOptions {
  operation: CanaryOperation & { target: StatusTarget };
  host: Host;
  access: ClusterAccess;
  metrics: CanaryMetrics;
  settings: ServingSettings;
  /** by flags */
  policy: GivenPolicy;
}

/** What was found at one look. */
export interface CanaryLook {
  service: ModelService;
  report: CanaryReport;
  policy: CanaryPolicy;
}

/** Where it is not known when a canary began. */
const UNKNOWN_BEGINNING_MS = 3_600_000;

/** Looks at one canary, as often as it is asked to; evidence adds up from look to look. */
export class CanarySession {
  private watch: CanaryWatch | undefined;
  private before: CanaryTarget | undefined;
  private shares: { seen: string; since: number | undefined } | undefined;
  private isToldOfGaps = false;

  constructor(private readonly options: CanarySessionOptions) {}

  /** Whether one look tells of the time before it. */
  get hasHistory(): boolean {
    return this.options.metrics.hasHistory;
  }

  /** Whether anything was found yet, so that what fails now may pass. */
  get hasLooked(): boolean {
    return this.watch !== undefined;
  }

  /** Throws where there is no such canary (any more), or nothing could be read of it. */
  async look(signal: AbortSignal): Promise<CanaryLook> {
    const target = await this.readTarget();
    const policy = this.policyFor(target.service);
    this.watch ??= await this.resumed(target, policy);
    const now = this.now();
    const from = this.watch?.evidence.to ?? this.beginningOf(target, policy);
    const seen = await this.options.metrics.observe({
      target,
      from,
      to: now,
      sharesSince: this.sharesSince(target, now),
      signal,
    });
    const watch =
      this.watch ??
      beginCanaryWatch({
        target,
        from,
        policy: withoutPastBurnIn(policy, from, target),
        missing: seen.missing,
      });
    this.watch = continueCanaryWatch(watch, seen.observations);
    await this.keep();
    return {
      service: target.service,
      policy: this.watch.policy,
      report: canaryReport({
        target,
        watch: this.watch,
        sources: seen.sources,
        missing: seen.missing,
        partial: seen.partial,
        now: this.now(),
      }),
    };
  }

  private now(): number {
    return this.options.host.now().getTime();
  }

  private async readTarget(): Promise<CanaryTarget> {
    const { operation, access, host } = this.options;
    const { name, type } = operation.target;
    const kind = type === undefined ? undefined : access.kindOf(type);
    const { namespace } = operation;
    const list = await access.readService({ namespace, name, kind });
    if (!this.isToldOfGaps) {
      this.isToldOfGaps = true;
      reportProblems(list, host);
    }
    const target = requireCanary(await chooseService(list, operation, access));
    requireSame(this.before, target);
    this.before = target;
    return target;
  }

  private policyFor({ canaryPolicy }: ModelService): CanaryPolicy {
    const { settings, policy: flags } = this.options;
    const { policy, problems } = effectivePolicy(
      settings.canaryPolicy,
      canaryPolicy,
      flags,
    );
    if (problems.length > 0) {
      throw new CommandError('usage', problems.join('; '));
    }
    return policy;
  }

  private resumed(target: CanaryTarget, policy: CanaryPolicy) {
    const { operation, host } = this.options;
    return operation.state === undefined
      ? undefined
      : resumeWatch(operation.state, { host, target, policy });
  }

  private async keep(): Promise<void> {
    const { operation, host } = this.options;
    if (operation.state !== undefined && this.watch) {
      await keepWatch(operation.state, this.watch, host);
    }
  }

  /** Pods know only what is from now on; what is longer ago than is waited for tells nothing. */
  private beginningOf({ canary }: CanaryTarget, policy: CanaryPolicy): number {
    const now = this.now();
    const { sinceMs } = this.options.operation;
    if (!this.hasHistory) {
      return now;
    }
    const began = canaryBegan(canary) ?? now - UNKNOWN_BEGINNING_MS;
    const from = sinceMs === undefined ? began : now - sinceMs;
    return Math.min(now, Math.max(from, now - policy.maximumSeconds * 1000));
  }

  /** Nobody tells when weights were set: what is sure is what was seen unchanged. */
  private sharesSince(
    { stable, canary }: CanaryTarget,
    now: number,
  ): number | undefined {
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

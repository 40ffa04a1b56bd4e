import {
  type CanaryPolicy,
  type CanaryReport,
  type CanaryTarget,
  effectivePolicy,
  type GivenPolicy,
  type ModelService,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { CanaryLooks } from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { CanaryOperation, StatusTarget } from '../../cli/Operation';
import type { CanaryMetrics } from '../../cluster/CanaryMetrics';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { chooseService } from '../act/chooseService';
import { reportProblems } from '../status/reportProblems';
import { keepMemory, resumeMemory } from './canaryState';
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

/** Looks at one canary, as often as it is asked to; evidence adds up from look to look. */
export class CanarySession {
  private looks: CanaryLooks | undefined;
  /** as it was demanded at the first look */
  private policy: CanaryPolicy | undefined;
  private before: CanaryTarget | undefined;
  private isToldOfGaps = false;

  constructor(private readonly options: CanarySessionOptions) {}

  /** Whether one look tells of the time before it. */
  get hasHistory(): boolean {
    return this.options.metrics.hasHistory;
  }

  /** Whether anything was found yet, so that what fails now may pass. */
  get hasLooked(): boolean {
    return this.looks?.memory !== undefined;
  }

  /** Throws where there is no such canary (any more), or nothing could be read of it. */
  async look(signal: AbortSignal): Promise<CanaryLook> {
    const target = await this.readTarget();
    const policy = (this.policy ??= this.policyFor(target.service));
    this.looks ??= await this.openLooks(target, policy);
    const report = await this.looks.look({
      target,
      policy,
      since: this.since(),
      signal,
    });
    await this.keep(this.looks);
    return {
      service: target.service,
      policy: this.looks.memory?.watch.policy ?? policy,
      report,
    };
  }

  private async openLooks(
    target: CanaryTarget,
    policy: CanaryPolicy,
  ): Promise<CanaryLooks> {
    const { operation, host, metrics } = this.options;
    const { state } = operation;
    return new CanaryLooks({
      now: host.now,
      hasHistory: this.hasHistory,
      observe: (of, window) => metrics.observe({ target: of, ...window }),
      memory:
        state === undefined
          ? undefined
          : await resumeMemory(state, { host, target, policy }),
    });
  }

  private async keep({ memory }: CanaryLooks): Promise<void> {
    const { operation, host } = this.options;
    if (operation.state !== undefined && memory) {
      await keepMemory(operation.state, memory, host);
    }
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

  private since(): number | undefined {
    const { operation, host } = this.options;
    return operation.sinceMs === undefined
      ? undefined
      : host.now().getTime() - operation.sinceMs;
  }
}

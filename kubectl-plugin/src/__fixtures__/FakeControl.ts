import type {
  ModelService,
  Plan,
  PlanOutcome,
} from '@modeldeck/plugin-model-serving-common';
import type {
  PlanVerification,
  ServicePlan,
} from '@modeldeck/plugin-model-serving-node';
import type { CanaryControl, PlanQuery } from '../cluster/CanaryControl';
import { FakeClusters } from './FakeClusters';
import { list } from './services';

/** A cluster that plans and writes what a test wants. */
export class FakeControl implements CanaryControl {
  readonly access: FakeClusters;
  /** one for each time it is asked; the last one again and again */
  outcomes: PlanOutcome[] = [];
  /** thrown by the writes, one after the other */
  readonly failures: Error[] = [];
  readonly written: Array<{ plan: Plan; dryRun: string }> = [];
  verification: PlanVerification | undefined;
  /** while the traffic is waited for */
  onVerify = () => {};

  constructor(private readonly service: ModelService) {
    this.access = new FakeClusters(list([service]));
  }

  async plan(query: PlanQuery): Promise<ServicePlan> {
    const { namespace, name, kind } = query;
    const answer = await this.access.readService({ namespace, name, kind });
    const service = await query.choose(answer);
    const request = query.request(service);
    const [outcome] =
      this.outcomes.length > 1
        ? this.outcomes.splice(0, 1)
        : this.outcomes.slice();
    if (!outcome) {
      throw new Error('nothing is planned');
    }
    return { service, request, outcome };
  }

  async execute(plan: Plan, dryRun: 'none' | 'server'): Promise<void> {
    const failure = this.failures.shift();
    if (failure) {
      throw failure;
    }
    this.written.push({ plan, dryRun });
  }

  async verify(): Promise<PlanVerification> {
    this.onVerify();
    return (
      this.verification ?? { state: 'reached', service: this.service, now: [] }
    );
  }
}

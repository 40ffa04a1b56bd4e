import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  type CanaryEvent,
  modelCommand,
  type ModelService,
  type Plan,
  type PlanOutcome,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { PlanWriteError } from '@modeldeck/plugin-model-serving-node';
import type { StoredWatch } from '../../database/canaryWatchRow';
import type { CanaryWriter } from '../CanaryWriter';
import type { CanaryJournal } from '../history/CanaryJournal';
import type { Examined } from '../judge/CanaryExaminer';
import { judgedPolicy } from '../judge/judgedPolicy';
import type { OwnerNotifier } from '../notify/OwnerNotifier';
import { failedEvent, refusedEvent, writtenEvent } from './actionEvent';

export interface PolicyRollbackOptions {
  journal: CanaryJournal;
  writer: Pick<CanaryWriter, 'plan' | 'execute' | 'verify' | 'whyNotWritable'>;
  auditor: AuditorService;
  notifier: Pick<OwnerNotifier, 'tell'>;
  settings: ServingSettings;
  now: () => Date;
}

const REQUEST = { action: 'rollback' } as const;
const BY = 'policy';

/** Something else writes the same objects: once more is no stubbornness, more often is. */
const MOST_PLANS = 2;

/** No rollback takes so long. */
const INTERRUPTED_MS = 600_000;

/**
 * Rolls back what is to be rolled back, where the service demands that it is done by itself: planned,
 * guarded and verified as what a person confirms. Each canary once, whatever comes of it.
 */
export class PolicyRollback {
  /** watches of which it was told that trying failed: it is tried on without a word */
  private readonly failing = new Set<string>();

  constructor(private readonly options: PolicyRollbackOptions) {}

  /** True where the policy took care of it, so that nobody is to be told to. */
  async act(examined: Examined): Promise<boolean> {
    const { watch, target } = examined;
    const { journal, settings, now } = this.options;
    const { policy, policyProblems } = judgedPolicy(target.service, settings);
    const isDemanded =
      policy.autoRollback &&
      policyProblems.length === 0 &&
      'report' in examined &&
      examined.report.verdict.decision === 'rollback';
    if (!isDemanded) {
      return false;
    }
    if (await this.hasActed(watch)) {
      return this.tellIfInterrupted(target.service, watch);
    }
    if (!(await journal.watches.claimAction(watch.id, now().toISOString()))) {
      return false;
    }
    const event = await this.audited(target.service, watch);
    if (event) {
      await this.tell(target.service, watch, event);
    }
    return true;
  }

  /** The portal was stopped while it rolled back: nobody knows how far it came. */
  private async tellIfInterrupted(
    service: ModelService,
    watch: StoredWatch,
  ): Promise<boolean> {
    const { journal, now } = this.options;
    const isOver =
      watch.actedAt !== undefined &&
      now().getTime() - Date.parse(watch.actedAt) > INTERRUPTED_MS;
    if (!isOver || (await journal.hasEventBy(watch.id, BY))) {
      return false;
    }
    await this.tell(service, watch, {
      ...failedEvent(
        REQUEST,
        'the portal was stopped meanwhile, and how far it came is not known',
        this.done(),
      ),
      instead: `look at it: ${modelCommand(service, 'status')}`,
    });
    return true;
  }

  /** Somebody who tries the same canary again after it was rolled back wants it to be seen. */
  private async hasActed(watch: StoredWatch): Promise<boolean> {
    const { watches } = this.options.journal;
    const isDone = ({ actedAt }: StoredWatch) => actedAt !== undefined;
    return isDone(watch) || (await watches.earlierOf(watch)).some(isDone);
  }

  private async audited(
    service: ModelService,
    watch: StoredWatch,
  ): Promise<CanaryEvent | undefined> {
    const record = await this.options.auditor.createEvent({
      eventId: 'canary-execute',
      severityLevel: 'high',
      meta: { actor: BY, service: service.id, ...REQUEST },
    });
    try {
      const event = await this.rollBack(service);
      await record.success({ meta: { outcome: event.type } });
      this.failing.delete(watch.id);
      return event;
    } catch (error) {
      await record.fail({ error: error as Error });
      return this.failed(error as Error, service, watch);
    }
  }

  private async rollBack(service: ModelService): Promise<CanaryEvent> {
    const { writer } = this.options;
    const whyNot = writer.whyNotWritable(service.cluster);
    if (whyNot !== undefined) {
      return {
        ...this.done(),
        type: 'action-refused',
        detail: whyNot,
        instead: `roll it back: ${modelCommand(service, 'rollback')}`,
      };
    }
    let outcome: PlanOutcome = await writer.plan(service, REQUEST);
    for (let plans = 1; 'plan' in outcome; plans += 1) {
      const executed = await writer.execute(service, {
        request: REQUEST,
        plan: outcome.plan,
      });
      if (executed.state === 'written') {
        return this.verified(service, executed.plan);
      }
      outcome = executed.outcome;
      if ('plan' in outcome && plans === MOST_PLANS) {
        throw new Error(
          'something else keeps changing what would be written; look at the service',
        );
      }
    }
    return refusedEvent(outcome.refusal, this.done());
  }

  private async verified(
    service: ModelService,
    plan: Plan,
  ): Promise<CanaryEvent> {
    const event = writtenEvent(plan, this.done());
    const found = await this.options.writer
      .verify(service, plan)
      .catch((error: Error) => ({ state: 'unread', reason: error.message }));
    return 'reason' in found
      ? {
          ...event,
          detail: `${event.detail}; that the traffic follows was not seen: ${found.reason}`,
          instead: `look at it: ${modelCommand(service, 'status')}`,
        }
      : event;
  }

  /** What was not begun is tried again at the next look; what was left halfway is not. */
  private async failed(
    error: Error,
    service: ModelService,
    watch: StoredWatch,
  ): Promise<CanaryEvent | undefined> {
    const isBegun = error.cause instanceof PlanWriteError;
    if (!isBegun) {
      await this.options.journal.watches.releaseAction(watch.id);
      if (this.failing.has(watch.id)) {
        return undefined;
      }
      this.failing.add(watch.id);
    }
    return {
      ...failedEvent(REQUEST, error, this.done()),
      instead: isBegun
        ? `look at it: ${modelCommand(service, 'status')}`
        : `it is tried again; or roll it back: ${modelCommand(
            service,
            'rollback',
          )}`,
    };
  }

  private async tell(
    service: ModelService,
    { id, canary }: StoredWatch,
    event: CanaryEvent,
  ): Promise<void> {
    const { journal, notifier } = this.options;
    await journal.note(service.id, event, id);
    const isDone = event.type === 'rolled-back';
    await notifier.tell({
      service,
      title: `${service.namespace}/${service.name}: ${canary.revision} was ${
        isDone ? '' : 'not '
      }rolled back by its policy`,
      description: [event.detail, event.instead].filter(Boolean).join('; '),
      severity: isDone ? 'high' : 'critical',
    });
    await journal.watches.keepTold(id, 'rollback');
  }

  private done() {
    return { at: this.options.now().toISOString(), by: BY };
  }
}

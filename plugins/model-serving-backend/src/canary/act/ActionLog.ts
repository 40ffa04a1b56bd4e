import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  CanaryEvent,
  ModelService,
  Plan,
} from '@modeldeck/plugin-model-serving-common';
import { PlanWriteError } from '@modeldeck/plugin-model-serving-node';
import type { CanaryJournal } from '../history/CanaryJournal';
import { failedEvent, writtenEvent } from './actionEvent';

export interface ActionLogOptions {
  journal: Pick<CanaryJournal, 'note'>;
  now: () => Date;
  logger: LoggerService;
}

/** Writes into the history of canaries what people did to them. */
export class ActionLog {
  constructor(private readonly options: ActionLogOptions) {}

  /** @param by - the entity reference of a user */
  async written(plan: Plan, by: string): Promise<void> {
    await this.note(plan.service, writtenEvent(plan, { at: this.at(), by }));
  }

  /** Where nothing was written there is nothing to tell later. */
  async failed(
    { id }: Pick<ModelService, 'id'>,
    plan: Pick<Plan, 'action'>,
    error: unknown,
    by: string,
  ): Promise<void> {
    const { cause } = (error ?? {}) as { cause?: unknown };
    if (cause instanceof PlanWriteError) {
      await this.note(id, failedEvent(plan, error, { at: this.at(), by }));
    }
  }

  private at(): string {
    return this.options.now().toISOString();
  }

  /** What was written is not to look as if it had failed. */
  private async note(service: string, event: CanaryEvent): Promise<void> {
    const { journal, logger } = this.options;
    try {
      await journal.note(service, event);
    } catch (error) {
      logger.error(
        `The history of the canaries of ${service} lacks that it was ${
          event.type
        } by ${event.by}: ${stringifyError(error)}`,
      );
    }
  }
}

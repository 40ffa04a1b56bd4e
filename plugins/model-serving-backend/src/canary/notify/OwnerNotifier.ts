import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { ownerRef } from '../../permissions/ownerRef';

/** What an owner is told of one of their services. */
export interface News {
  service: ModelService;
  title: string;
  description: string;
  severity: NonNullable<NotificationSendOptions['payload']['severity']>;
}

export interface OwnerNotifierOptions {
  notifications: NotificationService;
  /** of what names none, as an entity reference */
  defaultOwner: string | undefined;
  logger: LoggerService;
}

/** Notifications of one service replace each other: the latest is what counts. */
const TOPIC = 'Canaries';

/** Tells owners of their canaries, where the portal has notifications. */
export class OwnerNotifier {
  /** by what went wrong: a backend that is not there is told of once, not twice a minute */
  private readonly logged = new Set<string>();

  constructor(private readonly options: OwnerNotifierOptions) {}

  /** False where it may be tried again. */
  async tell({ service, ...payload }: News): Promise<boolean> {
    const { notifications, defaultOwner, logger } = this.options;
    const owner = ownerRef(known(service.owner)) ?? ownerRef(defaultOwner);
    if (owner === undefined) {
      return true;
    }
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: {
          ...payload,
          link: `/models/${service.id}`,
          topic: TOPIC,
          scope: `model-serving:canary:${service.id}`,
        },
      });
      return true;
    } catch (error) {
      const isInstalled = !/status 404/.test(String(error));
      const message = isInstalled
        ? `Owners could not be told of their canaries, and will be: ${error}`
        : 'Owners are not told of their canaries: the plugin "notifications" is not installed';
      if (!this.logged.has(message)) {
        this.logged.add(message);
        logger.warn(message);
      }
      return !isInstalled;
    }
  }
}

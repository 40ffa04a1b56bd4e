import { NotFoundError } from '@backstage/errors';
import {
  type CanaryReport,
  type CanaryTarget,
  canaryTarget,
  effectivePolicy,
  type ModelService,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { CanaryLooks } from '@modeldeck/plugin-model-serving-node';

/** What looks at one canary, until it is closed. */
export interface OpenLooks {
  looks: Pick<CanaryLooks, 'look'>;
  close: () => void;
}

export interface CanaryObserverOptions {
  settings: ServingSettings;
  now: () => Date;
  /** for the canaries of a cluster */
  open: (cluster: string) => Promise<OpenLooks>;
}

/** Many viewers of a page are one question to the cluster. */
const FRESH_MS = 10_000;
/** Canaries that nobody looks at any more, or that are over. */
const FORGOTTEN_MS = 3_600_000;

interface Session {
  open?: OpenLooks;
  askedAt: number;
  /** under way, or what the last look found */
  report?: { promise: Promise<CanaryReport>; until: number };
}

/**
 * Judges canaries as they are asked about, and keeps the evidence of each in memory: it adds up
 * while somebody looks, and is gone after a restart.
 */
export class CanaryObserver {
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly options: CanaryObserverOptions) {}

  /**
   * @throws NotFoundError where no canary is there to be judged
   * @throws KubeError where the metrics could not be read at all
   */
  async report(service: ModelService): Promise<CanaryReport> {
    this.forgetOld();
    const target = canaryTarget(service);
    if ('reason' in target) {
      this.forget(service.id);
      throw new NotFoundError(`There is nothing to judge: ${target.reason}`);
    }
    const now = this.options.now().getTime();
    const session = this.sessions.get(service.id) ?? { askedAt: now };
    this.sessions.set(service.id, session);
    session.askedAt = now;
    if (!session.report || now >= session.report.until) {
      session.report = { promise: this.look(session, target), until: Infinity };
    }
    return session.report.promise;
  }

  stop(): void {
    for (const id of [...this.sessions.keys()]) {
      this.forget(id);
    }
  }

  private async look(
    session: Session,
    target: CanaryTarget,
  ): Promise<CanaryReport> {
    const { settings, open, now } = this.options;
    const { policy } = effectivePolicy(
      settings.canaryPolicy,
      target.service.canaryPolicy,
    );
    let until = 0;
    try {
      session.open ??= await open(target.service.cluster);
      const report = await session.open.looks.look({ target, policy });
      until = now().getTime() + FRESH_MS;
      return report;
    } finally {
      // A look that failed is not kept: the next one who asks is answered anew.
      if (session.report) {
        session.report.until = until;
      }
    }
  }

  private forgetOld(): void {
    const now = this.options.now().getTime();
    for (const [id, { askedAt }] of this.sessions) {
      if (now - askedAt > FORGOTTEN_MS) {
        this.forget(id);
      }
    }
  }

  private forget(id: string): void {
    this.sessions.get(id)?.open?.close();
    this.sessions.delete(id);
  }
}

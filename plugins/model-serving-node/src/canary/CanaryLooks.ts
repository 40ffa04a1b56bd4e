import type {
  CanaryPolicy,
  CanaryReport,
  CanaryTarget,
} from '@modeldeck/plugin-model-serving-common';
import type { ObserveOptions } from '../metrics/observeServices';
import type { CanaryMemory } from './CanaryMemory';
import {
  type LookObservations,
  type LookWindow,
  type PreparedLook,
  prepareLook,
} from './prepareLook';

/** @public */
export interface CanaryLooksOptions {
  now(): Date;
  /** whether metrics tell of the time before they are asked, as a Prometheus does and pods do not */
  hasHistory: boolean;
  observe(
    target: CanaryTarget,
    window: LookWindow &
      Pick<ObserveOptions, 'signal'> &
      Pick<PreparedLook, 'scrape'>,
  ): Promise<LookObservations>;
  /** of looks that were made elsewhere */
  memory?: CanaryMemory;
}

/** @public */
export interface LookRequest {
  target: CanaryTarget;
  policy: CanaryPolicy;
  /** epoch milliseconds; when what is weighed begins, where it is known better than from the pods */
  since?: number;
  signal?: AbortSignal;
}

/** Looks at one canary, as often as it is asked to. @public */
export class CanaryLooks {
  private kept: CanaryMemory | undefined;

  constructor(private readonly options: CanaryLooksOptions) {
    this.kept = options.memory;
  }

  /** What the looks until now add up to; undefined before the first one. */
  get memory(): CanaryMemory | undefined {
    return this.kept;
  }

  /** @throws KubeError where the metrics could not be read at all; what there was is kept */
  async look({ signal, ...request }: LookRequest): Promise<CanaryReport> {
    const { now, hasHistory, observe } = this.options;
    const look = prepareLook({
      ...request,
      memory: this.kept,
      now: now().getTime(),
      hasHistory,
    });
    const { target, window, scrape } = look;
    const seen = await observe(target, { ...window, scrape, signal });
    const { memory, report } = look.finish(seen, now().getTime());
    this.kept = memory;
    return report;
  }
}

import type { Known } from '../../../model/known';

/** How many pods of a Deployment may be there beside, and be missing, while it is updated. */
export interface RollingUpdate {
  maxSurge: number | string;
  maxUnavailable: number | string;
}

/**
 * How pods of the next version take the place of those that are there: `beside` them for a while,
 * `in-place` one after the other, or as a Deployment's rolling update does.
 */
export type UpdateStyle = 'beside' | 'in-place' | RollingUpdate;

/** Pods that a version of a service consists of, as an object asks for them. */
export interface PodDemand {
  /** e.g. "predictor", or "worker group gpu"; tells the demands of one object apart */
  title: string;
  /** the spec of one of them, as it is written; unknown: it is written elsewhere */
  spec: Known<Record<string, unknown>>;
  /** of the template, which may send them through a queue */
  labels: Readonly<Record<string, string>>;
  replicas: number;
  update: UpdateStyle;
}

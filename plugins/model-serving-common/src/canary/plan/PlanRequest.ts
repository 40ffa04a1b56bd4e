import type { Plan, Refusal } from '../../model/types';

/** Which version is to be tried out: by where its model lies, or by its image. @public */
export interface CanaryVersion {
  /** as the platform loads it, e.g. `s3://models/fraud/4` */
  storageUri?: string;
  /** where the model is part of the image */
  image?: string;
  /** the model's version, told by the label `modeldeck.io/model-version` */
  label?: string;
}

/** A version that users have not met is to get some of their requests. @public */
export interface StartCanaryRequest {
  action: 'start-canary';
  version: CanaryVersion;
  /** whole; the stable version keeps the rest */
  percent: number;
}

/** What a user asks for. @public */
export type PlanRequest =
  | {
      action: 'promote';
      /** past all that is left of steps, pauses and analyses, where a controller has them */
      full?: boolean;
    }
  | { action: 'rollback' | 'pause' | 'resume' }
  | {
      action: 'set-weight';
      /** percent by revision name; together 100 */
      weights: Readonly<Record<string, number>>;
    }
  | StartCanaryRequest;

/** Who last wrote an object's fields, by the object's uid, where the caller has read that. @public */
export type FieldManagers = ReadonlyMap<string, readonly string[]>;

/** A plan, or why there is none. @public */
export type PlanOutcome = { plan: Plan } | { refusal: Refusal };

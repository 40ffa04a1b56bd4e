import type { Plan, Refusal } from '../../model/types';

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
    };

/** Who last wrote an object's fields, by the object's uid, where the caller has read that. @public */
export type FieldManagers = ReadonlyMap<string, readonly string[]>;

/** A plan, or why there is none. @public */
export type PlanOutcome = { plan: Plan } | { refusal: Refusal };

import type { ModelFacts } from './ModelFacts';

/**
 * What was found where a model is said to lie. `absent` is certain: the place was read, and holds
 * no model. Whatever else kept us from reading is `unknown`.
 *
 * @public
 */
export type ModelReading =
  | {
      state: 'read';
      /** where it lies, without credentials; for a registry's URI what that stands for now */
      location: string;
      facts: ModelFacts;
    }
  | {
      state: 'absent';
      location: string;
      why: string;
      hint: string;
      /** the first names of what is there instead; empty: nothing is; absent: it is not told */
      holds?: readonly string[];
    }
  | { state: 'unknown'; why: string; hint?: string };

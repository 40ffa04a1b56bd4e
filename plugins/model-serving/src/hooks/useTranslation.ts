import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { modelServingTranslationRef } from '../translation';

/** Says a message of the plugin in the user's language. */
export type Translate = TranslationFunction<
  typeof modelServingTranslationRef.T
>;

/**
 * What the plugin says, in the user's language. The return type is written out because tsc,
 * asked to infer it for the declarations, expands every message against every other.
 */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(modelServingTranslationRef);
}

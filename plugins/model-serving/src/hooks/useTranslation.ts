import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { modelServingTranslationRef } from '../translation';

/** What the plugin says, in the user's language. */
export function useTranslation() {
  return useTranslationRef(modelServingTranslationRef);
}

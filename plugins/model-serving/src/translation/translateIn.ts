import {
  type ApiHolder,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import type { Translate } from '../hooks/useTranslation';
import { modelServingTranslationRef } from './modelServingTranslationRef';

/**
 * What the plugin says in the user's language, for what is no component. Undefined as long as the
 * messages are being loaded, which they are by whatever component was shown before.
 */
export function translateIn(
  apis: Pick<ApiHolder, 'get'>,
): Translate | undefined {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(modelServingTranslationRef);
  return snapshot?.ready ? snapshot.t : undefined;
}

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** All that the plugin says, in English; Korean comes with it. @public */
export const modelServingTranslationRef = createTranslationRef({
  id: 'plugin.model-serving',
  messages,
  translations: {
    ko: () => import('./ko'),
  },
});

import { useApi } from '@backstage/frontend-plugin-api';
import type { FormSettings } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { type Polled, usePolled } from './usePolled';

/** They change with the portal's configuration only; one that failed is asked for again. */
const AGAIN_MS = 60_000;

/** What forms of templates have to know of the settings. */
export function useFormSettings(): Polled<FormSettings> {
  const api = useApi(modelServingApiRef);
  const ask = useCallback(() => api.formSettings(), [api]);
  return usePolled(ask, AGAIN_MS);
}

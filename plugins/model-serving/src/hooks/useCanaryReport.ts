import { useApi } from '@backstage/frontend-plugin-api';
import type { CanaryReport } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { modelServingApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

const AGAIN_MS = 15_000;

/**
 * What is known of a service's canary, again and again as long as it is shown; nothing without an
 * id. The first look may wait for a second scrape.
 */
export function useCanaryReport(id: string | undefined): Polled<CanaryReport> {
  const api = useApi(modelServingApiRef);
  const ask = useMemo(
    () => (id === undefined ? undefined : () => api.canaryReport(id)),
    [api, id],
  );
  return usePolled(ask, AGAIN_MS);
}

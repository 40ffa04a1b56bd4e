import { useApi } from '@backstage/frontend-plugin-api';
import type { CanaryHistory } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

/** The judge looks about once a minute; its past grows no faster. */
const AGAIN_MS = 30_000;

/** The canaries that a service has had, and the one it has. */
export function useCanaryHistory(id: string): Polled<CanaryHistory> {
  const api = useApi(modelServingApiRef);
  const ask = useCallback(() => api.canaryHistory(id), [api, id]);
  return usePolled(ask, AGAIN_MS);
}

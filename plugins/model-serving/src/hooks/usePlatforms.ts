import { useApi } from '@backstage/frontend-plugin-api';
import type { ClusterPlatforms } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { type Polled, usePolled } from './usePolled';

const AGAIN_MS = 30_000;

/** What each cluster has of serving platforms, as of now and again and again. */
export function usePlatforms(): Polled<readonly ClusterPlatforms[]> {
  const api = useApi(modelServingApiRef);
  const ask = useCallback(async () => (await api.platforms()).items, [api]);
  return usePolled(ask, AGAIN_MS);
}

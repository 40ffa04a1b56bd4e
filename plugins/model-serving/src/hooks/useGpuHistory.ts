import { useApi } from '@backstage/frontend-plugin-api';
import type { GpuHistory } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

/** A sample a minute is the finest there is. */
const AGAIN_MS = 60_000;

/** A pool's past, over so many hours up to now. */
export function useGpuHistory(
  { cluster, pool }: { cluster: string; pool: string },
  hours: number,
): Polled<GpuHistory> {
  const api = useApi(modelServingApiRef);
  const ask = useCallback(() => {
    const from = new Date(Date.now() - hours * 3_600_000).toISOString();
    return api.gpuHistory({ cluster, pool, from });
  }, [api, cluster, pool, hours]);
  return usePolled(ask, AGAIN_MS);
}

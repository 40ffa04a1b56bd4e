import { useApi } from '@backstage/frontend-plugin-api';
import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

const AGAIN_MS = 20_000;

/** Who holds which accelerators, as of now and again and again. */
export function useGpuReport(): Polled<GpuReport> {
  const api = useApi(modelServingApiRef);
  const ask = useCallback(() => api.gpuReport(), [api]);
  return usePolled(ask, AGAIN_MS);
}

import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { ServiceGpus } from '@modeldeck/plugin-model-serving-common';
import { modelServingApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

const AGAIN_MS = 30_000;

/** The accelerators of a service; nothing without an id. */
export function useServiceGpus(id: string | undefined): Polled<ServiceGpus> {
  const api = useApi(modelServingApiRef);
  const ask = useMemo(
    () => (id === undefined ? undefined : () => api.serviceGpus(id)),
    [api, id],
  );
  return usePolled(ask, AGAIN_MS);
}

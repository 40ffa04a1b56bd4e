import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';
import { modelServingApiRef, type FleetState } from '../api';

/** The fleet as it is now. All components of a page share one stream. */
export function useFleet(): FleetState {
  const api = useApi(modelServingApiRef);
  const subscribe = useCallback(
    (listener: () => void) => api.subscribe(listener),
    [api],
  );
  return useSyncExternalStore(subscribe, () => api.getState());
}

import type { HealthStatus } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useFleet } from '../../hooks/useFleet';

/** How a service is, when the fleet has it. */
export function useHealthOf(id: string | undefined): HealthStatus | undefined {
  const { data } = useFleet();
  return useMemo(
    () =>
      id === undefined
        ? undefined
        : data?.items.find(item => item.id === id)?.health.status,
    [data, id],
  );
}

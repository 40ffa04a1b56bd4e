import { useApi } from '@backstage/frontend-plugin-api';
import type { RegistryModelList } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { useAnswerTo } from './useAnswerTo';

/** What the registry has under a text, as it is typed. */
export function useRegistryModels(
  text: string | undefined,
): RegistryModelList | Error | undefined {
  const api = useApi(modelServingApiRef);
  const search = useCallback(
    (settled: string) => api.registryModels(settled),
    [api],
  );
  return useAnswerTo(text, search);
}

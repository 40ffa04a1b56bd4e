import { useApi } from '@backstage/frontend-plugin-api';
import type { RegistryModel } from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef } from '../api';
import { useAnswerTo } from './useAnswerTo';

/** What a URI of the registry stands for, as it is typed. */
export function useRegistryModel(
  uri: string | undefined,
): RegistryModel | Error | undefined {
  const api = useApi(modelServingApiRef);
  const resolve = useCallback(
    (settled: string) => api.registryModel(settled),
    [api],
  );
  return useAnswerTo(uri, resolve);
}

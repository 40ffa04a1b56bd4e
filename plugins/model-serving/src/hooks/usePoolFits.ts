import { useApi } from '@backstage/frontend-plugin-api';
import type {
  GpuFit,
  GpuFitRequest,
} from '@modeldeck/plugin-model-serving-common';
import { useCallback } from 'react';
import { modelServingApiRef, type ModelServingApi } from '../api';
import type { PoolQuestion } from '../view/gpu/poolQuestion';
import { usePolled } from './usePolled';
import { useSettled } from './useSettled';

const AGAIN_MS = 20_000;
/** Numbers are typed digit by digit. */
const SETTLED_AFTER_MS = 400;

/** Stands for all pools together. */
export const ANY_POOL = '';

/** By id of the pool; undefined: nobody has answered yet. */
export type PoolFits = ReadonlyMap<string, GpuFit | Error> | undefined;

/**
 * Whether the pods would fit in each of the pools now, whatever these are tainted with: a project's
 * tolerations follow from the pool that is chosen.
 */
export function usePoolFits(
  question: PoolQuestion | undefined,
  pools: readonly string[],
): PoolFits {
  const api = useApi(modelServingApiRef);
  // As text, because what is equal must not be asked again at every drawing of the form.
  const settled = useSettled(asText(question), SETTLED_AFTER_MS);
  const among = JSON.stringify(pools);
  const ask = useCallback(
    () => askAll(api, settled, among),
    [api, settled, among],
  );
  const { value } = usePolled(ask, AGAIN_MS);
  // An answer to what was asked before is none to what is asked now.
  return value?.question === asText(question) && value.among === among
    ? value.fits
    : undefined;
}

function asText(question: PoolQuestion | undefined): string {
  return JSON.stringify(question ?? null);
}

/** With what they are answers to. */
interface Answers {
  question: string;
  among: string;
  fits: PoolFits;
}

async function askAll(
  api: ModelServingApi,
  question: string,
  among: string,
): Promise<Answers> {
  const asked: PoolQuestion | null = JSON.parse(question);
  const pools: string[] = JSON.parse(among);
  if (!asked) {
    return { question, among, fits: undefined };
  }
  const answers = pools.map(
    async (pool): Promise<[string, GpuFit | Error]> => [
      pool,
      await api.gpuFit(fitRequest(asked, pool)).catch((error: Error) => error),
    ],
  );
  return { question, among, fits: new Map(await Promise.all(answers)) };
}

function fitRequest(question: PoolQuestion, pool: string): GpuFitRequest {
  const { resource, perPod, ...asked } = question;
  return {
    ...asked,
    accelerators: [{ resource, count: perPod }],
    ...(pool !== ANY_POOL && { pool }),
    tolerations: 'any',
  };
}

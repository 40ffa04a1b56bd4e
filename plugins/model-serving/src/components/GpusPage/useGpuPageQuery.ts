import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  gpuPageParams,
  parseGpuPageQuery,
  type GpuPageQuery,
} from '../../view/gpu/gpuPageQuery';

/** What of the page is shown, kept in its address. */
export function useGpuPageQuery(): [
  GpuPageQuery,
  (query: GpuPageQuery) => void,
] {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => parseGpuPageQuery(params), [params]);
  const setQuery = useCallback(
    (next: GpuPageQuery) => setParams(gpuPageParams(next), { replace: true }),
    [setParams],
  );
  return [query, setQuery];
}

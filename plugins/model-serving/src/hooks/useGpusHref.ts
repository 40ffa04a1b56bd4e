import { useRouteRef } from '@backstage/frontend-plugin-api';
import { gpusRouteRef } from '../routes';
import { gpuPageParams, type GpuPageQuery } from '../view/gpu/gpuPageQuery';

/** The address of a part of the GPU pools page; undefined where the page is not installed. */
export function useGpusHref(): ((query: GpuPageQuery) => string) | undefined {
  const route = useRouteRef(gpusRouteRef);
  return (
    route &&
    (query => {
      const params = gpuPageParams(query).toString();
      return params === '' ? route() : `${route()}?${params}`;
    })
  );
}

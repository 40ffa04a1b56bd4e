/** Parts of the GPU pools page, in their order. */
export const gpuPageParts = [
  'nodes',
  'services',
  'others',
  'waiting',
  'violations',
  'history',
  'fit',
] as const;

export type GpuPagePart = (typeof gpuPageParts)[number];

/** What of the page is shown, kept in its address. */
export interface GpuPageQuery {
  part: GpuPagePart;
  /** id of the only pool that is looked at; undefined: all */
  pool?: string;
}

export function parseGpuPageQuery(params: URLSearchParams): GpuPageQuery {
  const part = gpuPageParts.find(name => name === params.get('part'));
  return {
    part: part ?? 'nodes',
    pool: params.get('pool') || undefined,
  };
}

export function gpuPageParams({ part, pool }: GpuPageQuery): URLSearchParams {
  return new URLSearchParams({
    ...(pool !== undefined && { pool }),
    ...(part !== 'nodes' && { part }),
  });
}

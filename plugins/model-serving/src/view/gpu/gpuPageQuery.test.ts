import { gpuPageParams, gpuPageParts, parseGpuPageQuery } from './gpuPageQuery';

const parse = (search: string) =>
  parseGpuPageQuery(new URLSearchParams(search));

describe('the query of the GPU pools page', () => {
  it.each(gpuPageParts)('survives the address with the part %s', part => {
    const query = { part, pool: 'prod/agentpool/a%20100' };
    expect(parseGpuPageQuery(gpuPageParams(query))).toEqual(query);
  });

  it.each(['', 'part=', 'part=__proto__', 'part=nodes&pool='])(
    'is the nodes of all pools with "%s"',
    search => {
      expect(parse(search)).toEqual({ part: 'nodes', pool: undefined });
    },
  );
});

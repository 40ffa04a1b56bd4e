import { podSelectors } from './podSelectors';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `gpu-${index}`);

function selectors(
  overrides: Partial<Parameters<typeof podSelectors>[0]> = {},
): Array<string | undefined> {
  return podSelectors({
    nodes: names(3),
    nodeCount: 100,
    podCount: 3000,
    chunkSize: 500,
    ...overrides,
  });
}

const ALL = [undefined];

describe('podSelectors', () => {
  it('asks for the pods of few nodes, and for those without one', () => {
    expect(selectors()).toEqual([
      'spec.nodeName=',
      'spec.nodeName=gpu-0',
      'spec.nodeName=gpu-1',
      'spec.nodeName=gpu-2',
    ]);
  });

  it.each([
    ['which nodes count is not known', { nodes: undefined }],
    ['there is one page', { podCount: 400 }],
    ['the server does not say how many there are', { podCount: undefined }],
    ['all nodes have some', { nodes: names(100) }],
  ])('asks for all pods where %s', (_, overrides) => {
    expect(selectors(overrides)).toEqual(ALL);
  });

  it('asks for those that wait only, where no node has any', () => {
    expect(selectors({ nodes: [] })).toEqual(['spec.nodeName=']);
  });

  it.each([
    [100, 101],
    [250, 251],
    [2000, 1],
  ])(
    'sends for %d of 2000 nodes with 60,000 pods no more requests than pay off',
    (count, requests) => {
      const large = { nodeCount: 2000, podCount: 60_000 };
      expect(selectors({ nodes: names(count), ...large })).toHaveLength(
        requests,
      );
    },
  );

  it('lets no name add to the selector', () => {
    expect(selectors({ nodes: ['a,metadata.name=b\\'] })).toContain(
      'spec.nodeName=a\\,metadata.name\\=b\\\\',
    );
  });
});

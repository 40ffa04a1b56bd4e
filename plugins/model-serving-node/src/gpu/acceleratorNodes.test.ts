import { NODES, RESOURCE_SLICES } from '@modeldeck/plugin-model-serving-common';
import { acceleratorNodes } from './acceleratorNodes';

function node(
  name: string,
  fields: { labels?: object; capacity?: object } = {},
) {
  const { labels, capacity } = fields;
  return NODES.decode({ metadata: { name, labels }, status: { capacity } });
}

const slice = (spec: object) =>
  RESOURCE_SLICES.decode({ metadata: { name: 'slice' }, spec });

const POOL = { pool: 'a' };
const PLAIN = [node('a', { labels: POOL }), node('b'), node('c')];

const selecting = {
  nodeSelectorTerms: [
    { matchExpressions: [{ key: 'pool', operator: 'In', values: ['a'] }] },
  ],
};

describe('acceleratorNodes', () => {
  it.each([
    ['that count some', { capacity: { 'nvidia.com/gpu': '4' } }],
    ['whose driver is down', { capacity: { 'nvidia.com/gpu': '0' } }],
    [
      'whose product is labelled',
      { labels: { 'nvidia.com/gpu.product': 'T4' } },
    ],
  ])('finds nodes %s', (_, fields) => {
    expect(acceleratorNodes([...PLAIN, node('gpu', fields)], [])).toEqual(
      new Set(['gpu']),
    );
  });

  it.each([
    ['a node', { nodeName: 'b' }, ['b']],
    ['a node that is not listed yet', { nodeName: 'new' }, ['new']],
    ['nodes by label', { nodeSelector: selecting }, ['a']],
    ['all nodes', { allNodes: true }, ['a', 'b', 'c']],
    [
      'each device on its own',
      {
        perDeviceNodeSelection: true,
        devices: [
          { name: '0', nodeName: 'c' },
          { name: '1', nodeSelector: selecting },
        ],
      },
      ['a', 'c'],
    ],
  ])('finds where devices are given out for %s', (_, spec, names) => {
    expect([...acceleratorNodes(PLAIN, [slice(spec)])].sort()).toEqual(names);
  });

  it('finds none where there are none', () => {
    expect(acceleratorNodes(PLAIN, [slice({})])).toEqual(new Set());
  });
});

import type { GraphUnit } from './readGraph';
import { unitKind } from './unitKind';

const unit = (parts: Partial<GraphUnit>): GraphUnit => ({
  name: 'u',
  type: undefined,
  implementation: undefined,
  methods: [],
  modelUri: undefined,
  host: undefined,
  parameters: new Map(),
  children: 0,
  parent: undefined,
  ...parts,
});

describe('unitKind', () => {
  it.each<[string, Partial<GraphUnit>, string | undefined, string]>([
    ['nothing is given', {}, undefined, 'model'],
    ['a type is', { type: 'COMBINER' }, 'own:1', 'combiner'],
    [
      'an output transformer',
      { type: 'OUTPUT_TRANSFORMER' },
      undefined,
      'output-transformer',
    ],
    [
      'a pre-packaged server, whatever the type',
      { type: 'ROUTER', implementation: 'SKLEARN_SERVER' },
      undefined,
      'model',
    ],
    [
      'a server of the company’s own',
      { implementation: 'CUSTOM_SERVER' },
      undefined,
      'model',
    ],
    [
      'the built-in A/B test',
      { implementation: 'RANDOM_ABTEST' },
      undefined,
      'ab-test',
    ],
    [
      'the built-in combiner',
      { implementation: 'AVERAGE_COMBINER' },
      undefined,
      'combiner',
    ],
    [
      'the built-in router',
      { implementation: 'SIMPLE_ROUTER' },
      undefined,
      'router',
    ],
    [
      'the built-in model',
      { implementation: 'SIMPLE_MODEL' },
      undefined,
      'model',
    ],
    [
      'methods instead of a type',
      { type: 'UNKNOWN_TYPE', methods: ['ROUTE'] },
      undefined,
      'router',
    ],
    [
      'methods of a transformer',
      { methods: ['TRANSFORM_INPUT', 'TRANSFORM_OUTPUT'] },
      undefined,
      'transformer',
    ],
    [
      'an unknown implementation',
      { type: 'MODEL', implementation: 'UNKNOWN_IMPLEMENTATION' },
      undefined,
      'model',
    ],
    ['a type nobody knows', { type: 'ORACLE' }, undefined, 'unknown'],
    ['feedback only', { methods: ['SEND_FEEDBACK'] }, undefined, 'unknown'],
    [
      'a router of an own image',
      { type: 'ROUTER' },
      'registry.example.com/router:1',
      'router',
    ],
    [
      'Seldon’s epsilon-greedy image',
      { type: 'ROUTER' },
      'seldonio/mab_epsilon_greedy:1.6.0',
      'bandit',
    ],
    [
      'its Thompson sampling, from a mirror',
      { type: 'ROUTER' },
      'mirror.example.com/seldonio/mab_thompson_sampling@sha256:0',
      'bandit',
    ],
    [
      'a name that only ends alike',
      { type: 'ROUTER' },
      'x/nomab_epsilon_greedy:1',
      'router',
    ],
    [
      'a bandit’s image under a model',
      { type: 'MODEL' },
      'seldonio/mab_epsilon_greedy:1',
      'model',
    ],
    [
      'a router that names its algorithm',
      {
        type: 'ROUTER',
        parameters: new Map([['algorithm', 'thompson-sampling']]),
      },
      undefined,
      'bandit',
    ],
  ])('where %s', (_, parts, image, kind) => {
    expect(unitKind(unit(parts), image)).toBe(kind);
  });
});

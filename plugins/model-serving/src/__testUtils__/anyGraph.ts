import type {
  GraphNodeView,
  InferenceGraphView,
} from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';

const id = fc.constantFrom(...'abcdefghijklmnop');
const node: fc.Arbitrary<GraphNodeView> = fc.record({
  id,
  title: fc.string(),
  kind: fc.constantFrom('model', 'router', 'external', 'unknown'),
});
const edge = fc.record(
  {
    from: id,
    to: id,
    percent: fc.nat({ max: 100 }),
    condition: fc.string({ maxLength: 40 }),
  },
  { requiredKeys: ['from', 'to'] },
);

/** Whatever a user may have drawn: cycles, edges to nowhere, nodes and edges told twice. */
export const anyGraph: fc.Arbitrary<InferenceGraphView> = fc.record({
  nodes: fc.array(node, { maxLength: 20 }),
  edges: fc.array(edge, { maxLength: 40 }),
  omitted: fc.nat(),
});

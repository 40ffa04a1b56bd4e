import fc from 'fast-check';
import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { revision, service } from '../__fixtures__/services';
import { graphViews } from './graphView';

function graph(
  ids: readonly string[],
  edges: InferenceGraphView['edges'],
): InferenceGraphView {
  const nodes = ids.map(id => ({ id, title: id, kind: 'model' as const }));
  return { nodes, edges, omitted: 0 };
}

/** Each line as its depth in spaces, what leads to it, its title, and `^` when it is drawn above. */
function drawn(view: InferenceGraphView): string[] {
  return graphViews(service({ graph: view })).flatMap(({ lines }) =>
    lines.map(
      ({ lasts, by, title, isAbove }) =>
        ' '.repeat(lasts.length) +
        [by, (isAbove ? '^' : '') + title].filter(Boolean).join(' '),
    ),
  );
}

describe('graphViews', () => {
  it('draws what follows a step below it, in order, with what leads there', () => {
    expect(
      drawn(
        graph(
          ['router', 'a', 'b'],
          [
            { from: 'router', to: 'a', percent: 66.666 },
            { from: 'router', to: 'b', percent: 33.3, condition: 'x > 1' },
          ],
        ),
      ),
    ).toEqual(['router', ' 66.7% a', ' 33.3% if x > 1: b']);
  });

  it('draws a shared step once, and names it where it is met again', () => {
    expect(
      drawn(
        graph(
          ['in', 'a', 'b', 'out'],
          [
            { from: 'in', to: 'a' },
            { from: 'in', to: 'b' },
            { from: 'a', to: 'out' },
            { from: 'b', to: 'out' },
          ],
        ),
      ),
    ).toEqual(['in', ' a', '  out', ' b', '  ^out']);
  });

  it('ends where steps lead back, and begins with the entry even then', () => {
    expect(
      drawn(
        graph(
          ['a', 'b'],
          [
            { from: 'a', to: 'b' },
            { from: 'b', to: 'a' },
          ],
        ),
      ),
    ).toEqual(['a', ' b', '  ^a']);
  });

  it('draws what nothing leads to, and leaves out ways to what is not told of', () => {
    expect(
      drawn(graph(['a', 'alone'], [{ from: 'a', to: 'omitted' }])),
    ).toEqual(['a', 'alone']);
  });

  it('leaves a single step to the runtime, and keeps the graph of each revision', () => {
    const one = graph(['model'], []);
    expect(drawn(one)).toEqual([]);
    const two = graph(['a', 'b'], [{ from: 'a', to: 'b' }]);
    const revisions = [
      revision({ name: 'stable', graph: two }),
      revision({ name: 'canary', graph: one }),
    ];
    expect(
      graphViews(service({ revisions })).map(view => view.revision),
    ).toEqual(['stable']);
  });

  it('draws every step of any graph exactly once', () => {
    const id = fc.integer({ min: 0, max: 9 }).map(String);
    const edge = fc.record({ from: id, to: id });
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 2 }),
        fc.array(edge, { maxLength: 30 }),
        (ids, edges) => {
          const first = drawn(graph(ids, edges)).filter(
            line => !line.includes('^'),
          );
          expect(first.map(line => line.trim()).sort()).toEqual(
            [...ids].sort(),
          );
        },
      ),
    );
  });

  it('draws a chain as long as it is told of', () => {
    const ids = Array.from({ length: 300 }, (_, index) => String(index));
    const edges = ids
      .slice(1)
      .map((to, index) => ({ from: String(index), to }));
    const [view] = graphViews(service({ graph: graph(ids, edges) }));
    expect(view?.lines).toHaveLength(300);
  });
});

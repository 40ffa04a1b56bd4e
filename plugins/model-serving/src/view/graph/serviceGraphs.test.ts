import { aGraph } from '../../__testUtils__/graphs';
import { aRevision, aService } from '../../__testUtils__/services';
import { serviceGraphs } from './serviceGraphs';

const one = () => aGraph(['a -> b']);
const other = () => aGraph(['a -> c']);
const graphsOf = (...revisions: Array<ReturnType<typeof one> | undefined>) =>
  serviceGraphs(
    aService({
      revisions: revisions.map((graph, index) =>
        aRevision({ name: `r${index}`, graph }),
      ),
    }),
  ).map(({ graph, revisions: names }) => [
    graph.nodes.map(({ id }) => id).join(''),
    ...names.map(({ name }) => name),
  ]);

describe('serviceGraphs', () => {
  it('shows equal graphs once', () => {
    expect(graphsOf(one(), other(), one(), undefined)).toEqual([
      ['ab', 'r0', 'r2'],
      ['ac', 'r1'],
    ]);
  });

  it('begins with the service’s own', () => {
    const service = aService({
      graph: other(),
      revisions: [aRevision({ graph: one() })],
    });
    expect(serviceGraphs(service)).toMatchObject([
      { revisions: [] },
      { revisions: [{ name: 'fraud-predictor-00003' }] },
    ]);
  });

  it('leaves out single nodes, unless there is more to compare them with', () => {
    const single = () => aGraph([], { a: {} });
    expect(graphsOf(single(), single())).toEqual([]);
    expect(graphsOf(single(), one())).toEqual([
      ['a', 'r0'],
      ['ab', 'r1'],
    ]);
    expect(graphsOf({ ...single(), omitted: 3 })).toEqual([['a', 'r0']]);
  });

  it('leaves out what has no node', () => {
    const nothing = aGraph([]);
    expect(
      serviceGraphs(
        aService({
          graph: nothing,
          revisions: [aRevision({ graph: nothing })],
        }),
      ),
    ).toEqual([]);
  });
});

import fc from 'fast-check';
import { anyGraph } from '../../__testUtils__/anyGraph';
import { aGraph } from '../../__testUtils__/graphs';
import type { Direction } from './Axes';
import { drawGraph } from './drawGraph';
import { linkLabel } from './linkLabel';

const draw = (
  graph: ReturnType<typeof aGraph>,
  direction: Direction = 'right',
) =>
  drawGraph(graph, {
    direction,
    nodeWidth: 200,
    labelOf: link => linkLabel(link, percent => `${percent} %`),
  });

const { width: NODE_WIDTH, height: NODE_HEIGHT } = draw(aGraph([])).nodeSize;

function placesOf(lines: string[], direction?: Direction) {
  const { nodes } = draw(aGraph(lines), direction);
  return Object.fromEntries(
    nodes.map(({ node, left, top }) => [node.id, { left, top }]),
  );
}

describe('drawGraph', () => {
  it('draws a chain on one line, to the right or down', () => {
    const lines = ['a -> b', 'b -> c'];
    const right = placesOf(lines);
    expect([right.a?.top, right.b?.top, right.c?.top]).toEqual([0, 0, 0]);
    expect(right.b!.left).toBeGreaterThan(NODE_WIDTH);
    const down = placesOf(lines, 'down');
    expect([down.a?.left, down.b?.left, down.c?.left]).toEqual([0, 0, 0]);
    expect(down.b!.top).toBeGreaterThan(NODE_HEIGHT);
  });

  it('draws a router in the middle of what it chooses from', () => {
    const { router, one, other } = placesOf([
      'router -> one',
      'router -> other',
    ]);
    expect(one!.left).toBe(other!.left);
    expect(router!.top).toBeCloseTo((one!.top + other!.top) / 2);
  });

  it('draws a node after all that lead to it, and a long line beside the nodes between', () => {
    const { a, b, c } = placesOf(['a -> b', 'b -> c', 'a -> c']);
    expect(c!.left).toBeGreaterThan(b!.left);
    expect(b!.left).toBeGreaterThan(a!.left);
    expect(b!.top).not.toBe(a!.top);
  });

  it('draws what closes a cycle as a line back, beside all nodes', () => {
    const { lines, height } = draw(aGraph(['a -> b', 'b -> a']));
    expect(lines.map(({ link, back }) => [link.from, back])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(lines[1]!.label.y).toBeGreaterThan(NODE_HEIGHT);
    expect(lines[1]!.label.y).toBeLessThan(height);
  });

  it('gives a label the room it needs, up to a point', () => {
    const widthWith = (label: string) =>
      draw(aGraph([`a -> b${label}`])).width - 2 * NODE_WIDTH;
    const [none, short, long, longest] = [
      '',
      ' 40 %',
      ' [language == "en"]',
      ` [${'x'.repeat(500)}]`,
    ].map(widthWith) as [number, number, number, number];
    expect(none).toBeLessThan(short);
    expect(short).toBeLessThan(long);
    expect(longest).toBeLessThan(NODE_WIDTH);
  });

  it.each(['right', 'down'] as const)(
    'draws each node once, none over another, all within the picture: %s',
    direction => {
      fc.assert(
        fc.property(anyGraph, graph => {
          const { nodes, nodeSize, width, height } = draw(graph, direction);
          const ids = nodes.map(({ node }) => node.id);
          expect([...ids].sort()).toEqual(
            [...new Set(graph.nodes.map(({ id }) => id))].sort(),
          );
          for (const [index, a] of nodes.entries()) {
            expect(a.left).toBeGreaterThanOrEqual(-1e-6);
            expect(a.top).toBeGreaterThanOrEqual(-1e-6);
            expect(a.left + nodeSize.width).toBeLessThanOrEqual(width + 1e-6);
            expect(a.top + nodeSize.height).toBeLessThanOrEqual(height + 1e-6);
            for (const b of nodes.slice(index + 1)) {
              expect(
                Math.abs(a.left - b.left) >= nodeSize.width ||
                  Math.abs(a.top - b.top) >= nodeSize.height,
              ).toBe(true);
            }
          }
        }),
      );
    },
  );

  it('draws only numbers', () => {
    fc.assert(
      fc.property(anyGraph, graph => {
        const { lines } = draw(graph);
        for (const { path } of lines) {
          expect(path).toMatch(/^M[-\d.,CL ]+$/);
        }
      }),
    );
  });

  it('is done with two hundred nodes that all lead to each other', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `n${index}`);
    const graph = {
      ...aGraph([], Object.fromEntries(ids.map(id => [id, {}]))),
      edges: ids.flatMap(from => ids.map(to => ({ from, to }))),
    };
    expect(draw(graph).lines).toHaveLength(200 * 200);
  });
});

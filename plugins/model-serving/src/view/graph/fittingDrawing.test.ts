import { aGraph } from '../../__testUtils__/graphs';
import { fittingDrawing } from './fittingDrawing';

const chain = aGraph(['a -> b', 'b -> c', 'c -> d']);
const fan = aGraph(['a -> b', 'a -> c', 'a -> d', 'a -> e']);

/** To the right the second layer is beside the first, down it is below. */
function shapeIn(graph: typeof chain, width?: number) {
  const { nodes, nodeSize } = fittingDrawing(graph, width, () => '');
  const isBelow = nodes[1]!.top >= nodes[0]!.top + nodeSize.height;
  const isBeside = nodes[1]!.left >= nodes[0]!.left + nodeSize.width;
  return `${isBelow && !isBeside ? 'down' : 'right'} ${nodeSize.width}`;
}

describe('fittingDrawing', () => {
  it.each([
    ['a chain, width not known', chain, undefined, 'right 212'],
    ['a chain, wide', chain, 1200, 'right 212'],
    ['a chain, less wide', chain, 900, 'right 188'],
    ['a chain, hardly wide enough', chain, 820, 'right 168'],
    ['a chain, narrow', chain, 400, 'down 212'],
    ['a chain, too narrow', chain, 100, 'down 160'],
    ['a fan, narrow', fan, 400, 'right 168'],
    ['a fan, too narrow', fan, 100, 'right 168'],
  ])('draws %s', (_, graph, width, shape) => {
    expect(shapeIn(graph, width)).toBe(shape);
  });
});

import { FieldReader } from './FieldReader';
import { readNodeSelector, selectsNode } from './nodeSelector';

const NODE = { name: 'n1', labels: { pool: 'gpu', count: '8' } };

function selects(...nodeSelectorTerms: object[]) {
  const selector = readNodeSelector(FieldReader.of({ nodeSelectorTerms }));
  return selectsNode(selector, NODE);
}

function term(key: string, operator: string, ...values: string[]) {
  return { matchExpressions: [{ key, operator, values }] };
}

describe('selectsNode', () => {
  it('is satisfied by every node where nothing is asked', () => {
    expect(selectsNode(undefined, NODE)).toBe(true);
  });

  it.each([
    [
      'any of the terms',
      [term('pool', 'In', 'cpu'), term('pool', 'In', 'gpu')],
      true,
    ],
    ['no term at all', [], false],
    ['an empty term', [{}], false],
    ['greater than', [term('count', 'Gt', '4')], true],
    ['not greater than itself', [term('count', 'Gt', '8')], false],
    ['less than', [term('count', 'Lt', '9')], true],
    ['a number of none', [term('pool', 'Gt', '4')], false],
    ['an absent label', [term('zone', 'DoesNotExist')], true],
    ['an operator that nobody knows', [term('pool', 'Like', 'gpu')], false],
    [
      'the name of the node',
      [
        {
          matchFields: [
            { key: 'metadata.name', operator: 'In', values: ['n1'] },
          ],
        },
      ],
      true,
    ],
    [
      'all of a term',
      [
        {
          matchExpressions: [
            { key: 'pool', operator: 'Exists' },
            { key: 'zone', operator: 'Exists' },
          ],
        },
      ],
      false,
    ],
  ])('%s', (_, terms, expected) => {
    expect(selects(...terms)).toBe(expected);
  });
});

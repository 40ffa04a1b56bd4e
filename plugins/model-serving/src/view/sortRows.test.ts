import { unknown } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import {
  aFleet,
  aRevision,
  aService,
  someTraffic,
} from '../__testUtils__/services';
import { fleetRows } from './fleetRow';
import { healthStatuses } from './healthStatus';
import { sortColumns, sortRows, type SortColumn } from './sortRows';

const gpu = (count: number) => [{ resource: 'nvidia.com/gpu', count }];
const rows = fleetRows(
  aFleet([
    aService({
      name: 'b',
      owner: 'zoe',
      createdAt: '2026-01-01T00:00:00Z',
      accelerators: gpu(2),
      health: { status: 'failed', reason: 'X', message: '' },
    }),
    aService({
      name: 'c',
      owner: unknown('not said'),
      createdAt: unknown('?'),
    }),
    aService({
      name: 'a',
      owner: 'adam',
      createdAt: '2026-06-01T00:00:00Z',
      accelerators: gpu(10),
      revisions: [aRevision({ role: 'canary', traffic: someTraffic(5) })],
    }),
  ]),
);
const sorted = (column: SortColumn, direction = 'ascending' as const) =>
  sortRows(rows, { column, direction }).map(row => row.service.name);

describe('sortRows', () => {
  it.each<[SortColumn, string]>([
    ['health', 'bac'],
    ['name', 'abc'],
    ['owner', 'abc'],
    ['gpus', 'cba'],
    ['traffic', 'bca'],
    ['age', 'abc'],
  ])('sorts by %s', (column, order) => {
    expect(sorted(column).join('')).toBe(order);
  });

  it('has the unknown last in both directions', () => {
    const descending = sortRows(rows, {
      column: 'owner',
      direction: 'descending',
    });
    expect(sorted('owner').at(-1)).toBe('c');
    expect(descending.at(-1)?.service.name).toBe('c');
  });

  it('does not depend on the order it was given, nor loses a row', () => {
    const services = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd'),
        cluster: fc.constantFrom('x', 'y', 'z'),
        status: fc.constantFrom(...healthStatuses),
        owner: fc.constantFrom('adam', 'zoe', unknown('not said')),
      }),
      { selector: ({ name, cluster }) => `${name} ${cluster}` },
    );
    const orders = fc.record({
      column: fc.constantFrom(...sortColumns),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    });
    fc.assert(
      fc.property(services, orders, (fields, order) => {
        const some = fleetRows(
          aFleet(
            fields.map(({ status, ...rest }) =>
              aService({
                ...rest,
                health: { status, reason: '', message: '' },
              }),
            ),
          ),
        );
        const once = sortRows(some, order);
        expect(sortRows([...some].reverse(), order)).toEqual(once);
        expect(once).toHaveLength(some.length);
      }),
    );
  });
});

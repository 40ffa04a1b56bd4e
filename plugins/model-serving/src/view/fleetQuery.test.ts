import { unknown } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { aFleet, aRevision, aService } from '../__testUtils__/services';
import {
  countHealth,
  facets,
  facetValues,
  filterRows,
  fleetQueryParams,
  isEmptyQuery,
  parseFleetQuery,
  UNKNOWN_VALUE,
  type FleetQuery,
} from './fleetQuery';
import { fleetRows } from './fleetRow';
import { healthStatuses } from './healthStatus';

const failed = { status: 'failed', reason: 'X', message: '' } as const;
const rows = fleetRows(
  aFleet([
    aService({ name: 'fraud', health: failed }),
    aService({ name: 'churn', cluster: 'edge', owner: unknown('not said') }),
    aService({
      name: 'ranker',
      namespace: 'search',
      revisions: [aRevision({ name: 'ranker-2', role: 'canary' })],
    }),
  ]),
);
const nothing: FleetQuery = {
  text: '',
  health: [],
  canaryOnly: false,
  facets: {},
};
const namesOf = (query: Partial<FleetQuery>) =>
  filterRows(rows, { ...nothing, ...query }).map(row => row.service.name);

describe('filterRows', () => {
  it.each<[string, Partial<FleetQuery>, string[]]>([
    ['nothing', {}, ['fraud', 'churn', 'ranker']],
    ['text in any case', { text: 'FRAUD' }, ['fraud']],
    ['all words of a text', { text: 'search rank' }, ['ranker']],
    ['health', { health: ['failed'] }, ['fraud']],
    ['several healths', { health: ['failed', 'idle'] }, ['fraud']],
    ['canaries', { canaryOnly: true }, ['ranker']],
    ['cluster', { facets: { cluster: 'edge' } }, ['churn']],
    ['namespace', { facets: { namespace: 'search' } }, ['ranker']],
    ['unknown owner', { facets: { owner: UNKNOWN_VALUE } }, ['churn']],
    ['all at once', { text: 'fraud', facets: { cluster: 'edge' } }, []],
  ])('filters by %s', (_, query, names) => {
    expect(namesOf(query)).toEqual(names);
  });
});

describe('countHealth', () => {
  it('counts under the other filters, not under that of health', () => {
    const query = { ...nothing, health: ['idle' as const], text: 'payments' };
    expect(Object.fromEntries(countHealth(rows, query))).toEqual({
      failed: 1,
      healthy: 1,
    });
  });
});

describe('facetValues', () => {
  it('is in order, the unknown one last', () => {
    expect(facetValues(rows, 'cluster')).toEqual(['edge', 'prod']);
    expect(facetValues(rows, 'owner')).toEqual(['team-risk', UNKNOWN_VALUE]);
  });
});

describe('the address', () => {
  const value = fc.string({ minLength: 1 });
  const queries = fc.record({
    text: fc.string(),
    health: fc.uniqueArray(fc.constantFrom(...healthStatuses)),
    canaryOnly: fc.boolean(),
    facets: fc
      .uniqueArray(fc.constantFrom(...facets))
      .chain(chosen =>
        fc.record(Object.fromEntries(chosen.map(facet => [facet, value]))),
      ),
  });

  it('says all of what was chosen', () => {
    fc.assert(
      fc.property(queries, query => {
        const address = fleetQueryParams(query).toString();
        expect(parseFleetQuery(new URLSearchParams(address))).toEqual(query);
      }),
    );
  });

  it('ignores a health that there is not', () => {
    expect(
      parseFleetQuery(new URLSearchParams('health=splendid&health=idle')),
    ).toMatchObject({ health: ['idle'] });
  });

  it('is empty when nothing is chosen', () => {
    expect(isEmptyQuery(nothing)).toBe(true);
    expect(isEmptyQuery({ ...nothing, canaryOnly: true })).toBe(false);
  });
});

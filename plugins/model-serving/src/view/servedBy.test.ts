import { SERVICE_ID_ANNOTATION } from '../entity';
import { aFleet, aService } from '../__testUtils__/services';
import { servedBy } from './servedBy';

const well = aService({ name: 'well' });
const failed = aService({
  name: 'failed',
  health: { status: 'failed', reason: 'X', message: '' },
});
const entityOf = (name: string, id?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    ...(id && { annotations: { [SERVICE_ID_ANNOTATION]: id } }),
  },
});
const entities = [
  entityOf('gone', 'prod/payments/inferenceservice/gone'),
  entityOf('plain'),
  entityOf('well', well.id),
  entityOf('failed', failed.id),
];

describe('servedBy', () => {
  it('says first what needs attention, and last what has no state', () => {
    expect(
      servedBy(entities, aFleet([well, failed])).map(
        ({ entityRef, service }) => [entityRef, service?.health.status],
      ),
    ).toEqual([
      ['component:default/failed', 'failed'],
      ['component:default/well', 'healthy'],
      ['component:default/gone', undefined],
      ['component:default/plain', undefined],
    ]);
  });

  it('names the services before the fleet is known', () => {
    expect(servedBy(entities, undefined)).toHaveLength(4);
  });
});

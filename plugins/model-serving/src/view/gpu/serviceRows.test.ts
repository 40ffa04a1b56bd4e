import { unknown } from '@modeldeck/plugin-model-serving-common';
import { gpuRevision, gpuService } from '../../__testUtils__/gpus';
import { serviceRows } from './serviceRows';

const count = (units: number) => [{ resource: 'nvidia.com/gpu', count: units }];
const services = [
  gpuService({
    revisions: [
      gpuRevision({ revision: 'large', accelerators: count(8) }),
      gpuRevision({ revision: 'idle', idleSeconds: 60 }),
      gpuRevision({ revision: 'untold', idleSeconds: unknown('no') }),
      gpuRevision({ revision: 'for nothing', heldForNothing: 'at 0 %' }),
      gpuRevision({ revision: 'elsewhere', pools: ['other'] }),
    ],
  }),
];
const names = (pool?: string) =>
  serviceRows(services, pool).map(({ revision }) => revision);

describe('serviceRows', () => {
  it('begins with what is held for nothing', () => {
    expect(names()).toEqual([
      'for nothing',
      'idle',
      'large',
      'elsewhere',
      'untold',
    ]);
  });

  it('keeps to a pool', () => {
    expect(names('other')).toEqual(['elsewhere']);
  });
});

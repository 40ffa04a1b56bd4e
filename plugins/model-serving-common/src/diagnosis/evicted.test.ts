import { pod, only } from './testing/podFixtures';

it('reports an evicted pod', () => {
  expect(
    only(
      pod({
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'low on resource: memory',
        },
      }),
    ),
  ).toMatchObject({ rule: 'pod-evicted', severity: 'warning' });
});

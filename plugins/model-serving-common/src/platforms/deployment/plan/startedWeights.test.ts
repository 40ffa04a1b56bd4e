import type { CanaryVersion } from '../../../canary/plan/PlanRequest';
import { afterOf, reasonOf } from '../testing/planning';
import {
  deployment,
  pair,
  pod,
  services,
  split,
} from '../testing/workloadFixtures';

const V2 = 'reg:5000/fraud:v2';
const start = (version: CanaryVersion = { image: V2 }, percent = 10) =>
  ({ action: 'start-canary', version, percent } as const);

const URI = 's3://models/fraud/2';
const annotated = deployment('v2', {
  annotations: { 'modeldeck.io/storage-uri': URI },
});

describe('starting a canary of plain workloads', () => {
  it('gives a share to the workload that runs the version and gets nothing', () => {
    expect(afterOf([...pair, split(100, 0)], start())).toEqual([90, 10]);
    expect(
      afterOf(
        [
          deployment('v1'),
          annotated,
          pod('v1'),
          pod('v2'),
          ...services,
          split(100, 0),
        ],
        start({ storageUri: URI }, 3),
      ),
    ).toEqual([97, 3]);
  });

  const scaledDown = [
    deployment('v1'),
    deployment('v2', { replicas: 0 }),
    pod('v1'),
    ...services,
    split(100, 0),
  ];

  it.each<[string, object[], CanaryVersion?]>([
    [
      'version-not-there',
      [...pair, split(100, 0)],
      { image: 'reg:5000/fraud:v3' },
    ],
    ['version-not-there', [...pair, split(100, 0)], { storageUri: URI }],
    ['same-version', [...pair, split(100, 0)], { image: 'reg:5000/fraud:v1' }],
    ['already-started', [...pair, split(80, 20)]],
    [
      'canary-in-flight',
      [...pair, split(80, 20)],
      { image: 'reg:5000/fraud:v3' },
    ],
    ['revision-not-ready', scaledDown],
    ['single-version', [deployment('v1'), pod('v1')]],
    ['no-route', pair.slice(0, 4)],
  ])('is refused with %s', (reason, raw, version = { image: V2 }) => {
    expect(reasonOf(raw as never, start(version))).toBe(reason);
  });
});

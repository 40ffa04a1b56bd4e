import { servicesOf } from '../testing/namespaceOf';
import {
  rawDeployment,
  rawPredictor,
  rawSeldon,
  rawSeldonPod,
} from './testing/seldonFixtures';

const MAIN = 'fraud-main-0-classifier';
const EXPLAINER = 'fraud-main-explainer';

const seldon = (state: string | undefined, predictor: object = {}) =>
  rawSeldon({
    predictors: [rawPredictor({ ...predictor })],
    status: { state },
  });

function healthOf(...objects: object[]) {
  const [service] = servicesOf(objects);
  return [service?.health.status, service?.health.reason];
}

describe('the health of a SeldonDeployment', () => {
  it.each<[string, object[], string[]]>([
    [
      'is well',
      [seldon('Available'), rawDeployment(MAIN), rawSeldonPod(MAIN)],
      ['healthy', 'Available'],
    ],
    [
      'is unknown to its controller',
      [seldon(undefined), rawDeployment(MAIN), rawSeldonPod(MAIN)],
      ['unknown', 'NoStatus'],
    ],
    [
      'is available, but its pod is not ready yet',
      [
        seldon('Available'),
        rawDeployment(MAIN, { ready: 0 }),
        rawSeldonPod(MAIN, { waiting: 'ContainerCreating' }),
      ],
      ['progressing', 'NoReadyReplica'],
    ],
    [
      'is available, but its pod crashes',
      [
        seldon('Available'),
        rawDeployment(MAIN),
        rawSeldonPod(MAIN, { waiting: 'CrashLoopBackOff' }),
      ],
      ['failed', 'CrashLoopBackOff'],
    ],
    [
      'answers while its explainer is still to come',
      [
        seldon('Creating', { explainer: { type: 'ALE' } }),
        rawDeployment(MAIN),
        rawSeldonPod(MAIN),
        rawDeployment(EXPLAINER, { ready: 0 }),
      ],
      ['progressing', 'Creating'],
    ],
    [
      'answers while its explainer crashes',
      [
        seldon('Creating', { explainer: { type: 'ALE' } }),
        rawDeployment(MAIN),
        rawSeldonPod(MAIN),
        rawSeldonPod(EXPLAINER, { waiting: 'CrashLoopBackOff' }),
        rawDeployment(EXPLAINER, { ready: 0 }),
      ],
      ['degraded', 'PodCrashLoop'],
    ],
    [
      'runs beside a predictor at zero, which keeps it Creating',
      [
        rawSeldon({
          predictors: [
            rawPredictor({ traffic: 100 }),
            rawPredictor({ name: 'next', traffic: 0, replicas: 0 }),
          ],
          status: { state: 'Creating' },
        }),
        rawDeployment(MAIN),
        rawSeldonPod(MAIN),
        rawDeployment('fraud-next-0-classifier', { replicas: 0 }),
      ],
      ['healthy', 'Available'],
    ],
    [
      'is stopped',
      [
        seldon('Creating', { replicas: 0 }),
        rawDeployment(MAIN, { replicas: 0 }),
      ],
      ['stopped', 'ScaledToZero'],
    ],
    ['failed', [seldon('Failed')], ['failed', 'SeldonDeploymentFailed']],
    [
      'failed, and still answers',
      [seldon('Failed'), rawDeployment(MAIN), rawSeldonPod(MAIN)],
      ['degraded', 'SeldonDeploymentFailed'],
    ],
  ])('of one that %s', (_, objects, health) => {
    expect(healthOf(...objects)).toEqual(health);
  });

  it('is on its way out while it is deleted', () => {
    const metadata = { deletionTimestamp: '2026-11-21T00:00:00Z' };
    expect(healthOf(rawSeldon({ metadata }))).toEqual([
      'progressing',
      'Terminating',
    ]);
  });
});

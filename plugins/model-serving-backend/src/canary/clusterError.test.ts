import {
  KubeError,
  type KubeErrorKind,
  PlanWriteError,
} from '@modeldeck/plugin-model-serving-node';
import { aPlan } from '../__fixtures__/aPlan';
import { clusterError } from './clusterError';

const failed = (kind: KubeErrorKind, why = 'it did not work') =>
  new KubeError({ kind, cluster: 'west', what: 'patch x', why });

describe('clusterError', () => {
  it.each<[KubeErrorKind, string]>([
    ['forbidden', 'NotAllowedError'],
    ['conflict', 'ConflictError'],
    ['not-found', 'NotFoundError'],
    ['not-served', 'NotFoundError'],
    ['invalid', 'InputError'],
    ['unreachable', 'ServiceUnavailableError'],
    ['timeout', 'ServiceUnavailableError'],
  ])('tells %s as %s, with the reason', (kind, name) => {
    expect(clusterError(failed(kind), 'k')).toMatchObject({
      name,
      message: expect.stringContaining('it did not work'),
    });
  });

  it('never tells a plan that was left halfway as one that was not begun', () => {
    const [write] = aPlan().writes;
    const error = new PlanWriteError(
      {
        written: [write!],
        failed: write!,
        isFailedUnknown: false,
        unwritten: [],
      },
      'set it back',
      failed('forbidden'),
    );
    expect(clusterError(error, 'k')).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^Not all of it was written\. written: InferenceService\/scorer; .*set it back$/,
      ),
    });
  });

  it('speaks of settings instead of flags', () => {
    const error = failed('kubeconfig', 'there is none; give --kubeconfig');
    expect(clusterError(error, 'modelServing.clusters[0]')).toMatchObject({
      message: expect.stringContaining(
        'modelServing.clusters[0].kubeconfig.path',
      ),
    });
  });

  it('leaves everything else as it is', () => {
    const bug = new TypeError('x is undefined');
    expect(clusterError(bug, 'k')).toBe(bug);
  });
});

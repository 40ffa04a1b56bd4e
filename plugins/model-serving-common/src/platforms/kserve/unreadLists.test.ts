import { known } from '../../model/known';
import type { ReadState } from '../NamespaceObjects';
import {
  rawInferenceService,
  rawKnativeService,
} from './testing/inferenceService';
import { servicesOf } from '../testing/namespaceOf';

const FORBIDDEN: ReadState = { state: 'forbidden', reason: 'may not list' };

describe('lists that could not be read', () => {
  const inFlight = rawKnativeService({
    percent: 20,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    previous: 'r0',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  });

  it('leave replicas and models unknown, with the reason, and traffic known', () => {
    const [service] = servicesOf([inFlight], {
      states: { pods: FORBIDDEN, 'revisions.serving.knative.dev': FORBIDDEN },
    });
    const [stable, canary] = service?.revisions ?? [];
    expect(stable).toMatchObject({
      name: 'r1',
      pods: [],
      replicas: {
        wanted: { unknown: expect.stringContaining('may not list') },
        ready: { unknown: expect.stringContaining('may not list') },
      },
      storageUri: { unknown: expect.any(String) },
      traffic: { programmed: { percent: 80 } },
    });
    // The spec still describes the newest revision.
    expect(canary?.storageUri).toBe('s3://models/fraud/v2');
    expect(service?.health.status).toBe('unknown');
  });

  it('never make a retired revision out of a name alone', () => {
    const [service] = servicesOf([inFlight]);
    expect(service?.revisions.map(({ name }) => name)).toEqual(['r1', 'r2']);
  });

  it('let the spec stand for accelerators that pods would tell', () => {
    const spec = {
      predictor: {
        minReplicas: 2,
        model: {
          modelFormat: { name: 'huggingface' },
          resources: { limits: { 'nvidia.com/gpu': '2' } },
        },
      },
    };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'fraud-predictor',
        namespace: 'team',
        labels: { 'serving.kserve.io/inferenceservice': 'fraud' },
      },
      spec: { replicas: 3 },
      status: { readyReplicas: 2 },
    };
    const service = rawInferenceService({
      spec,
      status: { deploymentMode: 'Standard' },
    });
    const read = (states?: Record<string, ReadState>) =>
      servicesOf([service, deployment], { states }).find(
        ({ kind }) => kind === 'InferenceService',
      );
    expect(read({ pods: FORBIDDEN })).toMatchObject({
      accelerators: [{ resource: 'nvidia.com/gpu', count: 6 }],
      revisions: [{ replicas: { wanted: 3, ready: 2 } }],
    });
    // Read and empty: nothing is held.
    expect(read()?.accelerators).toEqual([]);
  });

  it('do not turn a service at zero into an idle one', () => {
    const [service] = servicesOf(
      [
        rawInferenceService({
          spec: { predictor: { minReplicas: 0, model: {} } },
          status: {
            deploymentMode: 'Knative',
            conditions: [{ type: 'Ready', status: 'True' }],
            components: {
              predictor: {
                latestCreatedRevision: 'r1',
                latestReadyRevision: 'r1',
                latestRolledoutRevision: 'r1',
              },
            },
          },
        }),
      ],
      { states: { pods: FORBIDDEN } },
    );
    expect(service?.health.status).toBe('unknown');
    expect(known(service?.scaling.min ?? { unknown: '' })).toBe(0);
  });
});

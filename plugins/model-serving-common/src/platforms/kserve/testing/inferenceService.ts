import {
  INFERENCE_SERVICES,
  type InferenceService,
} from '../inferenceService/inferenceService';

export interface InferenceServiceParts {
  name?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  spec?: object;
  status?: object;
}

/** An InferenceService as an API server would send it. */
export function rawInferenceService(parts: InferenceServiceParts = {}) {
  const { name = 'fraud', labels, annotations, spec, status } = parts;
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      creationTimestamp: '2026-11-01T00:00:00Z',
      labels,
      annotations,
    },
    spec: spec ?? {
      predictor: { model: { modelFormat: { name: 'sklearn' } } },
    },
    status,
  };
}

export function inferenceService(
  parts?: InferenceServiceParts,
): InferenceService {
  return INFERENCE_SERVICES.decode(rawInferenceService(parts));
}

interface KnativeState {
  percent?: number;
  created?: string;
  ready?: string;
  rolledout?: string;
  previous?: string;
  traffic?: ReadonlyArray<readonly [revision: string, percent: number]>;
}

/** An InferenceService in Knative mode in some state of its roll-out. */
export function rawKnativeService(state: KnativeState) {
  return rawInferenceService({
    spec: {
      predictor: {
        canaryTrafficPercent: state.percent,
        model: {
          modelFormat: { name: 'sklearn' },
          storageUri: 's3://models/fraud/v2',
        },
      },
    },
    status: {
      deploymentMode: 'Knative',
      conditions: [{ type: 'Ready', status: 'True' }],
      components: {
        predictor: {
          latestCreatedRevision: state.created,
          latestReadyRevision: state.ready,
          latestRolledoutRevision: state.rolledout,
          previousRolledoutRevision: state.previous,
          traffic: state.traffic?.map(([revisionName, percent], index) => ({
            revisionName,
            percent,
            latestRevision: index === 0,
          })),
        },
      },
    },
  });
}

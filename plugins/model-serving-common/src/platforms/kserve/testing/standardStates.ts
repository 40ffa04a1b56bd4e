import { rawInferenceService } from './inferenceService';

/** One entry of `spec.canary`, with what its status says. */
export interface CanaryParts {
  name: string;
  percent?: number;
  ready?: boolean;
  uri?: string;
  predictor?: object;
}

export const model = (uri: string) => ({
  modelFormat: { name: 'sklearn' },
  storageUri: uri,
});

/** `fraud` in Standard mode with these canaries. */
export function standardService(
  canaries: readonly CanaryParts[],
  spec: object = {},
) {
  return rawInferenceService({
    spec: {
      predictor: { model: model('s3://m/v1') },
      canary: canaries.map(({ name, percent, uri, predictor }) => ({
        trafficPercent: percent,
        predictor: {
          name,
          model: model(uri ?? `s3://m/${name}`),
          ...predictor,
        },
      })),
      ...spec,
    },
    status: {
      deploymentMode: 'Standard',
      conditions: [{ type: 'Ready', status: 'True' }],
      canaryStatuses: canaries.map(({ name, ready = true }) => ({
        name,
        ready,
      })),
    },
  });
}

/** The HTTPRoute of `fraud`: weights by backend. */
export function standardRoute(weights: Record<string, number | undefined>) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'fraud', namespace: 'team' },
    spec: {
      rules: [
        {
          backendRefs: Object.entries(weights).map(([name, weight]) => ({
            name,
            weight,
          })),
        },
      ],
    },
  };
}

export const STABLE = 'fraud-predictor';
export const V2 = 'fraud-v2-predictor';
export const V3 = 'fraud-v3-predictor';
export const ROUTED = standardRoute({ [STABLE]: 90, [V2]: 10 });
export const CANARY = standardService([{ name: 'v2', percent: 10 }]);

export const TEST_V2 = {
  op: 'test',
  path: '/spec/canary/0/predictor/name',
  value: 'v2',
};

import { additionalPods } from '../additionalPods';
import { podNeedsOf } from '../demandRequest';
import { podDemands } from '../podDemands';

export const GPU = 'nvidia.com/gpu';

export function container(gpus: number) {
  return { name: 'c', resources: { limits: { [GPU]: `${gpus}` } } };
}

export function template(gpus: number, labels = {}) {
  return { metadata: { labels }, spec: { containers: [container(gpus)] } };
}

export interface Given {
  mode?: string;
  platform?: string;
  live?: unknown;
}

/** Title, GPUs of a pod, pods, and how many of them are additional. */
export function told(object: unknown, given: Given = {}) {
  return podDemands(object, {
    mode: '',
    platform: '',
    live: undefined,
    ...given,
  }).map(demand => [
    demand.title,
    podNeedsOf(demand)?.accelerators[0]?.count ?? 0,
    demand.replicas,
    additionalPods(demand),
  ]);
}

export const deployment = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: { template: template(2), ...spec },
});

export const isvc = (spec: object) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  spec,
});

export const rollout = (strategy: object, more: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  spec: { replicas: 4, strategy, template: template(1), ...more },
});

export const model = (gpus: number) => ({
  modelFormat: { name: 'x' },
  resources: { limits: { [GPU]: gpus } },
});

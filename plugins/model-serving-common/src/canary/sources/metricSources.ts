import type { ServingSettings } from '../../settings/ServingSettings';
import { customSource } from './customSource';
import { endpointPicker } from './endpointPicker';
import { istioSources } from './istio';
import { knativeOtel } from './knativeOtel';
import { knativeRevision } from './knativeRevision';
import { kserveServer } from './kserveServer';
import { kubeStateMetrics } from './kubeStateMetrics';
import type { MetricSource } from './MetricSource';
import { mlserver } from './mlserver';
import { podStatus } from './podStatus';
import { rayServe } from './rayServe';
import { seldonAgent } from './seldonAgent';
import { seldonExecutor } from './seldonExecutor';
import { tensorflowServing } from './tensorflowServing';
import { torchServe } from './torchServe';
import { triton } from './triton';
import { vllm } from './vllm';

/**
 * Every source that is looked for, the best first: what counts at the edge of a revision sees
 * failures that its own server never does.
 *
 * @public
 */
export const metricSources: readonly MetricSource[] = [
  ...istioSources,
  knativeRevision,
  knativeOtel,
  seldonExecutor,
  seldonAgent,
  triton,
  mlserver,
  torchServe,
  tensorflowServing,
  rayServe,
  endpointPicker,
  vllm,
  kserveServer,
  kubeStateMetrics,
  podStatus,
];

/** With those that a company has of its own, where the platforms' tell nothing. @public */
export function metricSourcesOf({
  metricSources: custom = [],
}: Pick<ServingSettings, 'metricSources'>): readonly MetricSource[] {
  return [...metricSources, ...custom.map(customSource)];
}

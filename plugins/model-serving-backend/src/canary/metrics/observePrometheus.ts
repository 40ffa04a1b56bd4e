import {
  type ObserveOptions,
  observeServices,
  type PreparedLook,
  type PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import type { Seen } from './CanaryMetrics';

/**
 * What a Prometheus has counted, of many canaries in a few queries; of each since it was looked at
 * last.
 */
export async function observePrometheus(
  looks: readonly PreparedLook[],
  options: Pick<ObserveOptions, 'sources' | 'signal'> & {
    prometheus: PrometheusClient;
  },
): Promise<Seen[]> {
  const { prometheus: metrics, ...rest } = options;
  const windows = new Map(looks.map(({ target, window }) => [target, window]));
  const all = [...windows.values()];
  const from = Math.min(...all.map(window => window.from));
  return observeServices({
    metrics,
    targets: [...windows.keys()],
    from,
    to: Math.max(...all.map(window => window.to)),
    windowOf: target => windows.get(target) ?? { from },
    ...rest,
  });
}

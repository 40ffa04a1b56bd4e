import { plainText } from '../../kubernetes/plainText';
import { known } from '../../model/known';
import type { ModelService } from '../../model/types';
import type { CanaryMetric } from '../../model/verdictTypes';
import type { CanaryTarget } from './canaryTarget';
import { type FoundByName, readingsOf, sidesSeen } from './chooseSource';
import { kserveServer } from './kserveServer';
import { knativeOtel } from './knativeOtel';
import { knativeRevision } from './knativeRevision';
import { istioSources } from './istio';
import { kubeStateMetrics } from './kubeStateMetrics';
import { type MetricSource, metricsOf } from './MetricSource';
import { mlserver } from './mlserver';
import { rayServe } from './rayServe';
import type { RevisionRoute } from './RevisionRoute';
import { seldonAgent } from './seldonAgent';
import { seldonExecutor } from './seldonExecutor';
import type { Side } from './Side';
import { tensorflowServing } from './tensorflowServing';
import { torchServe } from './torchServe';
import { triton } from './triton';
import { vllm } from './vllm';

/** Which of them is not told by any object that is read. */
const KNATIVE: MetricSource = {
  ...knativeOtel,
  enable: `from Knative 1.19 on, ${knativeOtel.enable}; before, ${knativeRevision.enable}`,
};

/**
 * Why no source tells a metric of both revisions, and the switch that would change that. One that
 * was there for one of them only is named, since the other may have got no request yet.
 */
export function whyMissing(
  metric: CanaryMetric,
  target: CanaryTarget,
  routes: readonly RevisionRoute[],
  found: FoundByName,
): string {
  const half = routes
    .map(route => ({ route, side: onlySide(metric, route, found) }))
    .find(({ side }) => side !== undefined);
  if (half?.side !== undefined) {
    const { route, side } = half;
    const other = side === 'stable' ? 'canary' : 'stable';
    return plainText(
      `${route.source.title} has series of ${target[side].name} by ${route.by}, and none of ${target[other].name}: that has got no request yet, or its pods are not scraped`,
    );
  }
  const enable = switchFor(metric, target.service);
  return enable === undefined
    ? `nothing that was found tells it by revision, and ${serverOf(
        target.service,
      )} has no such metric`
    : `nothing that was found tells it by revision; ${enable}`;
}

/**
 * That a source tells no more of a metric than its mean, and the switch that would change that.
 *
 * @public
 */
export function onlyMeans(
  { title }: Pick<MetricSource, 'title'>,
  metric: CanaryMetric,
  { service }: Pick<CanaryTarget, 'service'>,
): string {
  const enable = switchFor(metric, service);
  const instead = enable === undefined ? '' : `; to see them, ${enable}`;
  return `${title} tells means only, in which slow requests do not show${instead}`;
}

function onlySide(
  metric: CanaryMetric,
  route: RevisionRoute,
  found: FoundByName,
): Side | undefined {
  const seen = new Set(
    readingsOf(route, metric).flatMap(reading => [
      ...sidesSeen(route, reading, found),
    ]),
  );
  return seen.size === 1 ? [...seen][0] : undefined;
}

/** Of the source that is the least work to turn on for a service, for a metric. */
function switchFor(
  metric: CanaryMetric,
  service: ModelService,
): string | undefined {
  const likely = [...likelySources(service), ...anywhere(metric)];
  return likely.find(
    source =>
      metricsOf(source).includes(metric) && !hasOnlyMeans(source, metric),
  )?.enable;
}

function hasOnlyMeans({ durations = {} }: MetricSource, metric: CanaryMetric) {
  const own = Object.entries(durations).find(([timed]) => timed === metric);
  return own !== undefined && own[1].every(each => 'sum' in each);
}

function likelySources(service: ModelService): MetricSource[] {
  switch (service.platform) {
    case 'seldon-v1':
      return [seldonExecutor];
    case 'seldon-v2':
      return [seldonAgent];
    case 'kuberay':
      return [rayServe];
    case 'kserve-llm':
    case 'nim':
      return [vllm];
    default:
      return service.mode.includes('Knative')
        ? [KNATIVE, ...byServer(service)]
        : byServer(service);
  }
}

const SERVERS: ReadonlyArray<[RegExp, MetricSource]> = [
  [/triton/i, triton],
  [/mlserver|mlflow/i, mlserver],
  [/torchserve|pytorch/i, torchServe],
  [/tensorflow|tfserving/i, tensorflowServing],
  [/vllm|huggingface/i, vllm],
];

function byServer(service: ModelService): MetricSource[] {
  const server = serverOf(service);
  const own = SERVERS.filter(([name]) => name.test(server)).map(
    ([, source]) => source,
  );
  return service.platform === 'kserve' && own.length === 0
    ? [kserveServer]
    : own;
}

function serverOf({ runtime, model }: ModelService): string {
  return known(runtime.name) ?? known(model.format) ?? 'its server';
}

function anywhere(metric: CanaryMetric): readonly MetricSource[] {
  switch (metric) {
    case 'restarts':
      return [kubeStateMetrics];
    case 'errors':
    case 'client-errors':
    case 'latency':
      return istioSources;
    default:
      return [];
  }
}

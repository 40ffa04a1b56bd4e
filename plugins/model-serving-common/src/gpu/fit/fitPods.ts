import type { GpuFit, GpuFitRequest, GpuQuota } from '../../model/gpuTypes';
import { plainText } from '../../kubernetes/plainText';
import type { SchedulableNode } from '../SchedulableNode';
import { type ClusterFit, clusterFit } from './clusterFit';
import type { FitGap } from './FitGap';

/**
 * Whether so many pods like this find nodes now, where, and why the rest does not. What a request
 * does not speak of is not looked at: affinity between pods, topology spread, volumes, and what
 * preemption or an autoscaler would do. All pods go to one cluster, as a service does.
 *
 * @public
 */
export function fitPods(options: {
  nodes: readonly SchedulableNode[];
  quotas: readonly GpuQuota[];
  /** what was not read, beside what nodes and quotas tell of themselves */
  unread: readonly FitGap[];
  request: GpuFitRequest;
  observedAt: string;
}): GpuFit {
  const { request, observedAt } = options;
  const clusters = clustersOf(options);
  const fits = clusters.map(cluster =>
    clusterFit({
      cluster,
      nodes: options.nodes.filter(node => node.cluster === cluster),
      quotas: options.quotas.filter(quota => quota.cluster === cluster),
      gaps: options.unread.filter(gap => (gap.cluster ?? cluster) === cluster),
      request,
    }),
  );
  const { cluster, next, ...fit } = fits.reduce(better);
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuFit',
    observedAt,
    request,
    ...fit,
    next:
      fit.fits === 'yes' || clusters.length === 1
        ? next
        : `Of ${clusters.length} clusters ${plainText(
            cluster,
          )} comes nearest. ${next}`,
  };
}

/** At least one, so that there always is an answer. */
function clustersOf({
  nodes,
  unread,
  request,
}: Pick<Parameters<typeof fitPods>[0], 'nodes' | 'unread' | 'request'>): [
  string,
  ...string[],
] {
  if (request.cluster !== undefined) {
    return [request.cluster];
  }
  const [first = '', ...rest] = new Set(
    [...nodes, ...unread].flatMap(({ cluster }) => cluster ?? []),
  );
  return [first, ...rest];
}

const ANSWERS: ReadonlyArray<GpuFit['fits']> = ['yes', 'cannot-tell', 'no'];

function better(a: ClusterFit, b: ClusterFit): ClusterFit {
  const order =
    ANSWERS.indexOf(a.fits) - ANSWERS.indexOf(b.fits) ||
    b.replicasPlaced - a.replicasPlaced;
  return order > 0 ? b : a;
}

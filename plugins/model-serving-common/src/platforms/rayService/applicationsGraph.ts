import type { InferenceGraphView } from '../../model/types';
import type { RayServiceCluster } from './rayService';

/**
 * The Ray Serve applications beside each other, each behind a route of its own. How the
 * deployments within one call each other is code and nowhere written down.
 */
export function applicationsGraph({
  applications,
  applicationsOmitted,
}: RayServiceCluster): InferenceGraphView | undefined {
  return applications.length === 0
    ? undefined
    : {
        nodes: applications.map(({ name, status, deployments }) => ({
          id: name,
          title: name,
          kind: 'model' as const,
          detail: [
            status || 'no status',
            deployments.length > 0 &&
              `${deployments.length} Serve deployment${
                deployments.length === 1 ? '' : 's'
              }`,
          ]
            .filter(Boolean)
            .join(', '),
        })),
        edges: [],
        omitted: applicationsOmitted,
      };
}

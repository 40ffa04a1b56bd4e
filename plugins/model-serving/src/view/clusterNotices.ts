import type { ClusterState, Gap } from '@modeldeck/plugin-model-serving-common';

/** What must be said about a cluster before anybody trusts the list. */
export interface ClusterNotice {
  cluster: string;
  /** `unreachable`: what is shown is old or nothing; `gaps`: some lists could not be read */
  kind: 'unreachable' | 'gaps';
  staleSince?: string;
  error?: string;
  gaps: Gap[];
}

export function clusterNotices(
  clusters: readonly ClusterState[],
): ClusterNotice[] {
  return clusters.flatMap((cluster): ClusterNotice[] => {
    const { name, reachable, staleSince, error, gaps } = cluster;
    const hiding = gaps.filter(({ state }) => state !== 'absent');
    const notice = { cluster: name, staleSince, error, gaps: hiding };
    if (!reachable || staleSince !== undefined) {
      return [{ ...notice, kind: 'unreachable' as const }];
    }
    return hiding.length > 0 ? [{ ...notice, kind: 'gaps' as const }] : [];
  });
}

import { EmptyState } from '@backstage/core-components';
import type { ClusterState } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { clusterNotices } from '../../view/clusterNotices';

/** No service to show: because no cluster was asked, none was read whole, or there is none. */
export function EmptyFleet({ clusters }: { clusters: ClusterState[] }) {
  const { t } = useTranslation();
  if (clusters.length === 0) {
    return (
      <EmptyState
        missing="info"
        title={t('empty.noClustersTitle')}
        description={t('empty.noClusters')}
      />
    );
  }
  if (clusterNotices(clusters).length > 0) {
    return (
      <EmptyState
        missing="info"
        title={t('empty.cannotTellTitle')}
        description={t('empty.cannotTell')}
      />
    );
  }
  return (
    <EmptyState
      missing="content"
      title={t('empty.noServicesTitle')}
      description={t('empty.noServices', {
        clusters: clusters.map(({ name }) => name).join(', '),
      })}
    />
  );
}

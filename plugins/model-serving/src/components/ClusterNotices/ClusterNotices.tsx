import { Alert } from '@backstage/ui';
import type { ClusterState } from '@modeldeck/plugin-model-serving-common';
import { useAge } from '../../hooks/useAge';
import { useTranslation } from '../../hooks/useTranslation';
import { clusterNotices, type ClusterNotice } from '../../view/clusterNotices';
import { fullStop } from '../../view/sentence';
import { GapList } from '../GapList';

/** Before the list: what it does not show, and why. */
export function ClusterNotices({ clusters }: { clusters: ClusterState[] }) {
  return (
    <>
      {clusterNotices(clusters).map(notice =>
        notice.kind === 'unreachable' ? (
          <Unreachable key={notice.cluster} notice={notice} />
        ) : (
          <Incomplete key={notice.cluster} notice={notice} />
        ),
      )}
    </>
  );
}

function Unreachable({ notice }: { notice: ClusterNotice }) {
  const { t } = useTranslation();
  const { ago } = useAge();
  const { cluster, error, staleSince } = notice;
  const shown = staleSince
    ? t('cluster.stale', { ago: ago(Date.parse(staleSince)) })
    : t('cluster.never');
  return (
    <Alert
      status="danger"
      icon
      role="status"
      title={t('cluster.unreachable', { cluster })}
      description={[error && fullStop(error), shown, t('cluster.nextStep')]
        .filter(Boolean)
        .join(' ')}
    />
  );
}

function Incomplete({ notice: { cluster, gaps } }: { notice: ClusterNotice }) {
  const { t } = useTranslation();
  return (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('cluster.gaps', { cluster })}
      description={<GapList gaps={gaps} />}
    />
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { modelServingApiRef } from '../../api';
import { useTranslation } from '../../hooks/useTranslation';
import { nextStepOf } from '../../view/nextStepOf';
import { fullStop } from '../../view/sentence';

/** Nothing was ever received: why, and what to do. */
export function FleetError({ error }: { error: Error }) {
  const { t } = useTranslation();
  const api = useApi(modelServingApiRef);
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t('error.title')}
      description={`${fullStop(error.message)} ${t(nextStepOf(error))}`}
      customActions={
        <Button size="small" variant="secondary" onPress={() => api.retry()}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}

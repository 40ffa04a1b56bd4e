import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { modelServingApiRef } from '../../api';
import { useTranslation } from '../../hooks/useTranslation';
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
      description={`${fullStop(error.message)} ${t(nextStep(error))}`}
      customActions={
        <Button size="small" variant="secondary" onPress={() => api.retry()}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}

function nextStep(error: Error & { statusCode?: number }) {
  switch (error.statusCode) {
    case 401:
      return 'error.signIn';
    case 403:
      return 'error.permission';
    case 404:
      return 'error.notInstalled';
    default:
      return 'error.retrying';
  }
}

import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { modelServingApiRef, type FleetState } from '../../api';
import { useAge } from '../../hooks/useAge';
import { useTranslation } from '../../hooks/useTranslation';
import classes from './ConnectionStatus.module.css';

/** How old the data is, always; and the way back when the stream is lost. */
export function ConnectionStatus({ state }: { state: FleetState }) {
  const { t } = useTranslation();
  const api = useApi(modelServingApiRef);
  const text = useConnectionText(state);
  const { connection } = state;
  const lost = connection === 'reconnecting' || connection === 'offline';
  return (
    <div className={classes.root}>
      <span
        className={`${classes.dot} ${classes[connection]}`}
        aria-hidden="true"
      />
      <span data-testid="connection">{text}</span>
      {/* The age changes every second: only a change of the connection itself is announced. */}
      <span role="status" className={classes.announced}>
        {lost ? text : ''}
      </span>
      {lost && (
        <Button size="small" variant="tertiary" onPress={() => api.retry()}>
          {t('connection.retry')}
        </Button>
      )}
    </div>
  );
}

function useConnectionText({ connection, updatedAt }: FleetState): string {
  const { t } = useTranslation();
  const { ago } = useAge(1000);
  if (updatedAt !== undefined && connection !== 'connecting') {
    return t(`connection.${connection}`, { ago: ago(updatedAt) });
  }
  return connection === 'offline'
    ? t('connection.offlineWithoutData')
    : t('connection.connecting');
}

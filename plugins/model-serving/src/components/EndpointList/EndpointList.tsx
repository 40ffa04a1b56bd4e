import { Badge, Text } from '@backstage/ui';
import type { Endpoint } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { ExternalLink } from '../ExternalLink';
import classes from './EndpointList.module.css';

/** Where requests are sent. An address inside the cluster is no link: no browser gets there. */
export function EndpointList({ endpoints }: { endpoints: Endpoint[] }) {
  const { t } = useTranslation();
  if (endpoints.length === 0) {
    return <Text color="secondary">{t('service.noEndpoints')}</Text>;
  }
  return (
    <ul className={classes.list}>
      {endpoints.map(({ url, reach }) => (
        <li key={url}>
          {reach === 'external' ? (
            <ExternalLink address={url} />
          ) : (
            <span>{url}</span>
          )}
          <Badge size="small">{t(`endpoint.${reach}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}

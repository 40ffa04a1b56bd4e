import { Cell, Link } from '@backstage/ui';
import { RiTimeLine } from '@remixicon/react';
import { useAge } from '../../hooks/useAge';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import type { FleetRow } from '../../view/fleetRow';
import { Breakable } from '../Breakable';
import { Hint } from '../Hint';

/** The service's name, the way to its page; marked when it is only the last known state. */
export function NameCell({ row: { service, staleSince } }: { row: FleetRow }) {
  const { t } = useTranslation();
  const { ago } = useAge();
  const href = useServiceHref();
  return (
    <Cell>
      {href ? (
        <Link standalone variant="body-medium" href={href(service.id)}>
          {service.name}
        </Link>
      ) : (
        service.name
      )}
      <br />
      <small>
        <Breakable text={service.kind} />
      </small>
      {staleSince !== undefined && (
        <Hint text={t('table.stale', { ago: ago(Date.parse(staleSince)) })}>
          <RiTimeLine size={14} aria-hidden />
        </Hint>
      )}
    </Cell>
  );
}

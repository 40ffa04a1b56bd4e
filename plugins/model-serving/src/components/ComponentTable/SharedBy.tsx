import { Link } from '@backstage/ui';
import { Fragment } from 'react';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { parseServiceId } from '../../view/parseServiceId';

export interface SharedByProps {
  /** the services that it works for, when it is more than the one that is looked at */
  ids: string[];
  /** how many there are beyond those */
  omitted?: number;
  ownId: string;
}

/** More names than this are counted. */
const MAX_NAMES = 8;

/** For whom a component works, with the way to the other services. */
export function SharedBy({ ids, omitted = 0, ownId }: SharedByProps) {
  const { t } = useTranslation();
  const href = useServiceHref();
  const others = ids.filter(id => id !== ownId);
  if (others.length === 0) {
    return <>{t('component.alone')}</>;
  }
  const count = omitted > 0 ? ids.length + omitted : others.length + 1;
  return (
    <span>
      {t('component.sharedBy', { number: String(count) })}{' '}
      {others.slice(0, MAX_NAMES).map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {href ? (
            <Link href={href(id)}>{parseServiceId(id).name}</Link>
          ) : (
            parseServiceId(id).name
          )}
        </Fragment>
      ))}
      {(others.length > MAX_NAMES || omitted > 0) && ' …'}
    </span>
  );
}

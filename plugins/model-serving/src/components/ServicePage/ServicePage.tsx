import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Link } from '@backstage/ui';
import { serviceId } from '@modeldeck/plugin-model-serving-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { useParams } from 'react-router-dom';
import { useTranslation } from '../../hooks/useTranslation';
import { rootRouteRef } from '../../routes';
import { ServiceById } from '../ServiceById';
import classes from './ServicePage.module.css';

/** One service, whether the catalogue knows it or not. */
export function ServicePage() {
  const { t } = useTranslation();
  const root = useRouteRef(rootRouteRef);
  const { cluster = '', namespace = '', kind = '', name = '' } = useParams();
  return (
    <Container pb="6">
      <ServiceById
        id={serviceId({ cluster, namespace, kind, name })}
        back={
          root && (
            <Link standalone href={root()} className={classes.back}>
              <RiArrowLeftLine size={16} aria-hidden />
              {t('page.back')}
            </Link>
          )
        }
      />
    </Container>
  );
}

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Container, Link } from '@backstage/ui';
import { serviceId } from '@modeldeck/plugin-model-serving-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { useEffect } from 'react';
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
  const id = serviceId({ cluster, namespace, kind, name });
  useFromTheTop(id);
  return (
    <Container pb="6">
      <ServiceById
        id={id}
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

/** A page is read from its top, however far down the list was that led to it. */
function useFromTheTop(page: string): void {
  useEffect(() => {
    if (document.scrollingElement) {
      document.scrollingElement.scrollTop = 0;
    }
  }, [page]);
}

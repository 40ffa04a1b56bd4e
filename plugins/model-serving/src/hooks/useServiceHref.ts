import { useRouteRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import { servicePath } from '../view/servicePath';

/** The address of a service's page; undefined where the Models page is not installed. */
export function useServiceHref(): ((id: string) => string) | undefined {
  const root = useRouteRef(rootRouteRef);
  return root && (id => servicePath(root(), id));
}

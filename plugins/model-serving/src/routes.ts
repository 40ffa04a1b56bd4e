import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The fleet page; a service's own page is below it, at its id. @public */
export const rootRouteRef = createRouteRef();

/** The page of canaries in flight. @public */
export const canariesRouteRef = createRouteRef();

/** The page of GPU pools. @public */
export const gpusRouteRef = createRouteRef();

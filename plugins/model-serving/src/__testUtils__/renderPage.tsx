import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { ReactElement } from 'react';
import { modelServingApiRef } from '../api';
import { rootRouteRef } from '../routes';
import type { FakeModelServingApi } from './FakeModelServingApi';

export interface RenderOptions {
  api: FakeModelServingApi;
  /** the address the browser is at */
  at?: string;
}

/** Renders as in an app that has the Models page at `/models`. */
export function renderPage(element: ReactElement, options: RenderOptions) {
  return renderInTestApp(element, {
    apis: [[modelServingApiRef, options.api]],
    mountedRoutes: { '/models': rootRouteRef },
    initialRouteEntries: [options.at ?? '/'],
  });
}

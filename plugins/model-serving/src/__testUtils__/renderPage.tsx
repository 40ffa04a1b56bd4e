import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { modelServingApiRef } from '../api';
import { rootRouteRef } from '../routes';
import type { FakeModelServingApi } from './FakeModelServingApi';

export interface RenderOptions {
  api: FakeModelServingApi;
  /** the address the browser is at */
  at?: string;
}

/** Renders as in an app that has the Models page at `/models`, until what it asks is answered. */
export async function renderPage(
  element: ReactElement,
  options: RenderOptions,
) {
  const rendered = await renderInTestApp(element, {
    apis: [[modelServingApiRef, options.api]],
    mountedRoutes: { '/models': rootRouteRef },
    initialRouteEntries: [options.at ?? '/'],
  });
  await act(async () => {});
  return rendered;
}

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { modelServingApiRef } from '../api';
import { gpusRouteRef, rootRouteRef } from '../routes';
import type { FakeModelServingApi } from './FakeModelServingApi';

export interface RenderOptions {
  api: FakeModelServingApi;
  /** the address the browser is at */
  at?: string;
}

/**
 * Renders as in an app that has the Models page at `/models`, the GPU pools page at `/gpus` and a
 * catalogue, until what it asks is answered.
 */
export async function renderPage(
  element: ReactElement,
  options: RenderOptions,
) {
  const rendered = await renderInTestApp(element, {
    apis: [
      [modelServingApiRef, options.api],
      [catalogApiRef, catalogApiMock({ entities: [] })],
    ],
    mountedRoutes: {
      '/models': rootRouteRef,
      '/gpus': gpusRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [options.at ?? '/'],
  });
  await act(async () => {});
  return rendered;
}

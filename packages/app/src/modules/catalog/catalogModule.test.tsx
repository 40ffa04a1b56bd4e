import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { ApiDefinition } from './ApiDefinition';
import { ApiProvidersCard } from './ApiProvidersCard';
import { ProvidedApisCard } from './ProvidedApisCard';

const entityOf = (kind: string, relation: string, target: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: `fraud-${kind.toLowerCase()}`, namespace: 'default' },
  spec: { type: 'openapi', definition: 'openapi: 3.1.0' },
  relations: [{ type: relation, targetRef: target }],
});
const component = entityOf('Component', 'providesApi', 'api:default/fraud-api');
const api = entityOf(
  'API',
  'apiProvidedBy',
  'component:default/fraud-component',
);

/** The tables are heavy where many tests share two cores; that is no failure. */
const LOADED = { timeout: 30_000 };

function show(element: ReactElement, entity: typeof api) {
  return renderInTestApp(
    <TestApiProvider
      apis={[[catalogApiRef, catalogApiMock({ entities: [component, api] })]]}
    >
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('the catalogue’s pages', () => {
  it('lead from a component to its API', async () => {
    await show(<ProvidedApisCard />, component);
    expect(
      await screen.findByRole('link', { name: 'fraud-api' }, LOADED),
    ).toHaveAttribute('href', '/catalog/default/api/fraud-api');
  });

  it('lead from an API to its component', async () => {
    await show(<ApiProvidersCard />, api);
    expect(
      await screen.findByRole('link', { name: 'fraud-component' }, LOADED),
    ).toHaveAttribute('href', '/catalog/default/component/fraud-component');
  });

  it('show the definition of an API', async () => {
    await show(<ApiDefinition />, api);
    expect(screen.getByText('openapi')).toBeVisible();
    expect(screen.getByText('openapi: 3.1.0')).toBeVisible();
  });

  it('show JSON with line breaks', async () => {
    const definition = '{"openapi":"3.1.0"}';
    await show(<ApiDefinition />, {
      ...api,
      spec: { type: 'openapi', definition },
    });
    expect(document.querySelector('pre')?.textContent).toBe(
      '{\n  "openapi": "3.1.0"\n}',
    );
  });
});

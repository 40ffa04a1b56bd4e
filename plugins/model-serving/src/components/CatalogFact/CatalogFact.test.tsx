import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { SERVICE_ID_ANNOTATION } from '../../entity';
import { CatalogFact } from './CatalogFact';

const ID = 'prod/payments/inferenceservice/fraud';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'prod.fraud',
    namespace: 'default',
    annotations: { [SERVICE_ID_ANNOTATION]: ID },
  },
};

function renderFact(catalog: typeof catalogApiRef.T) {
  return renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalog]]}>
      <CatalogFact id={ID} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('CatalogFact', () => {
  it('leads to the entity that stands for the service', async () => {
    const other = { ...entity, metadata: { name: 'churn' } };
    const api = { ...entity, kind: 'API' };
    await renderFact(catalogApiMock({ entities: [other, api, entity] }));
    expect(await screen.findByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/prod.fraud',
    );
  });

  it('says that the catalogue does not have it', async () => {
    await renderFact(catalogApiMock({ entities: [] }));
    expect(await screen.findByText('not there yet')).toBeVisible();
  });

  it('does not claim that it is not there when the catalogue does not answer', async () => {
    const catalog = catalogApiMock.mock({
      getEntities: async () => {
        throw new Error('the catalogue is down');
      },
    });
    await renderFact(catalog);
    expect(
      await screen.findByRole('button', { name: /the catalogue is down/ }),
    ).toBeVisible();
  });
});

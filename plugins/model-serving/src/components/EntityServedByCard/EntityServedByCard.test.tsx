import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { modelServingApiRef } from '../../api';
import { SERVICE_ID_ANNOTATION } from '../../entity';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aFleet, aService } from '../../__testUtils__/services';
import { EntityServedByCard } from './EntityServedByCard';

const fraud = aService({
  health: {
    status: 'degraded',
    reason: 'CrashLoopBackOff',
    message: 'it ends',
  },
});
const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'prod.fraud',
    namespace: 'default',
    annotations: { [SERVICE_ID_ANNOTATION]: fraud.id },
  },
};

function modelUsedBy(names: string[]) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'fraud-3', namespace: 'default' },
    spec: { type: 'ai-model' },
    relations: names.map(name => ({
      type: 'dependencyOf',
      targetRef: `component:default/${name}`,
    })),
  };
}

function show(
  names: string[],
  catalog = catalogApiMock({ entities: [component] }),
) {
  return renderInTestApp(
    <EntityProvider entity={modelUsedBy(names)}>
      <EntityServedByCard />
    </EntityProvider>,
    {
      apis: [
        [catalogApiRef, catalog],
        [modelServingApiRef, FakeModelServingApi.live(aFleet([fraud]))],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('EntityServedByCard', () => {
  it('leads to the services that serve the model, with their state', async () => {
    await show(['prod.fraud']);
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent('payments · prod');
    expect(item).toHaveTextContent('CrashLoopBackOff: It ends');
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/prod.fraud',
    );
  });

  it('says that nobody serves it', async () => {
    await show([]);
    expect(await screen.findByText(/No model service/)).toBeVisible();
  });

  it('does not say nobody when the catalogue does not answer', async () => {
    const catalog = catalogApiMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('the catalogue is down');
      },
    });
    await show(['prod.fraud'], catalog);
    expect(await screen.findByText('the catalogue is down')).toBeVisible();
    expect(screen.queryByText(/No model service/)).not.toBeInTheDocument();
  });
});

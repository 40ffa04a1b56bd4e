import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { SERVICE_ID_ANNOTATION } from '../../entity';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aService } from '../../__testUtils__/services';
import { EntityServingCard } from '../EntityServingCard';
import { EntityServingContent } from './EntityServingContent';

const service = aService();
const api = FakeModelServingApi.live(aFleet([service]));

function anEntity(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud', annotations },
  };
}

const served = anEntity({ [SERVICE_ID_ANNOTATION]: service.id });

describe('EntityServingContent', () => {
  it('shows the service that the entity stands for', async () => {
    await renderPage(
      <EntityProvider entity={served}>
        <EntityServingContent />
      </EntityProvider>,
      { api },
    );
    expect(
      screen.getByText('InferenceService · payments · prod'),
    ).toBeVisible();
    // The entity's own header has said its name.
    expect(screen.queryByRole('heading', { level: 1 })).not.toBeInTheDocument();
  });

  it('says which annotation is missing', async () => {
    await renderPage(
      <EntityProvider entity={anEntity()}>
        <EntityServingContent />
      </EntityProvider>,
      { api },
    );
    expect(screen.getAllByText(/modeldeck.io\/service-id/)[0]).toBeVisible();
  });
});

describe('EntityServingCard', () => {
  it('says how the service is, and leads to it', async () => {
    await renderPage(
      <EntityProvider entity={served}>
        <EntityServingCard />
      </EntityProvider>,
      { api },
    );
    expect(screen.getByText('Healthy')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the service' }),
    ).toHaveAttribute('href', `/models/${service.id}`);
  });
});

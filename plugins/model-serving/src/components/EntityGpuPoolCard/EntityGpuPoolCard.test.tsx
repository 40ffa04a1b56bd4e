import { EntityProvider } from '@backstage/plugin-catalog-react';
import { GPU_POOL_ID_ANNOTATION } from '@modeldeck/plugin-model-serving-common';
import { screen } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { POOL_ID } from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { EntityGpuPoolCard } from './EntityGpuPoolCard';

async function show(
  id: string,
  api = FakeModelServingApi.live(aFleet([])),
): Promise<void> {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'a100', annotations: { [GPU_POOL_ID_ANNOTATION]: id } },
    spec: { type: 'gpu-pool' },
  };
  await renderPage(
    <EntityProvider entity={entity}>
      <EntityGpuPoolCard />
    </EntityProvider>,
    { api },
  );
}

describe('EntityGpuPoolCard', () => {
  it('says what the pool has, and leads to its nodes', async () => {
    await show(POOL_ID);
    expect(await screen.findByText('2 of 8 free')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the GPU pools' }),
    ).toHaveAttribute('href', '/gpus?pool=prod%2Fagentpool%2Fa100');
  });

  it('says that the pool is no more', async () => {
    await show('prod/agentpool/gone');
    expect(await screen.findByText(/knows no such pool/)).toBeVisible();
  });

  it('does not say that it is no more when nobody answers', async () => {
    const api = FakeModelServingApi.live(aFleet([]));
    api.gpuReport.mockRejectedValue(new Error('no answer'));
    await show(POOL_ID, api);
    expect(await screen.findByText('No answer')).toBeVisible();
  });
});

import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { SERVICE_ID_ANNOTATION } from '../../entity';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aHolder, gpuService } from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aService } from '../../__testUtils__/services';
import { EntityGpuCard } from './EntityGpuCard';

const accelerators = [{ resource: 'nvidia.com/gpu', count: 2 }];

async function show(service = aService({ accelerators })) {
  const api = FakeModelServingApi.live(aFleet([service]));
  api.serviceGpus.mockResolvedValue({
    service: gpuService(),
    holders: [aHolder()],
  });
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'fraud',
      annotations: { [SERVICE_ID_ANNOTATION]: service.id },
    },
  };
  await renderPage(
    <EntityProvider entity={entity}>
      <EntityGpuCard />
    </EntityProvider>,
    { api },
  );
  return api;
}

describe('EntityGpuCard', () => {
  it('says which revision holds what, and whether it uses it', async () => {
    await show();
    const row = await screen.findByRole('row', {
      name: /^fraud-predictor-00003 \(stable\)/,
    });
    expect(row).toHaveTextContent('2 GPU');
    expect(row).toHaveTextContent('80 %');
    expect(screen.getByRole('link', { name: 'All GPU pools' })).toHaveAttribute(
      'href',
      '/gpus?part=services',
    );
  });

  it('is not there for a service without accelerators', async () => {
    const api = await show(aService());
    expect(screen.queryByText('GPUs')).not.toBeInTheDocument();
    expect(api.serviceGpus).not.toHaveBeenCalled();
  });
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aFit, aPool, POOL_ID } from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { GpuFitForm } from './GpuFitForm';

async function ask(prepare: (api: FakeModelServingApi) => void = () => {}) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare(api);
  await renderPage(<GpuFitForm pools={[aPool()]} pool={POOL_ID} />, { api });
  const replicas = screen.getByRole('textbox', { name: 'Replicas' });
  await userEvent.clear(replicas);
  await userEvent.type(replicas, '3');
  await userEvent.tab();
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Product contains' }),
    'a100',
  );
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(screen.getByRole('button', { name: 'Does it fit?' }));
  return api;
}

describe('GpuFitForm', () => {
  it('asks for what was said, in the pool that is looked at', async () => {
    const api = await ask();
    expect(api.gpuFit).toHaveBeenCalledWith({
      replicas: 3,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
      product: 'a100',
      pool: POOL_ID,
      tolerations: 'any',
    });
    expect(await screen.findByText('It fits')).toBeVisible();
    expect(screen.getByText(/1 on node-1/)).toHaveTextContent('a100 · prod');
  });

  it('says what keeps it away, and what to do', async () => {
    await ask(api =>
      api.gpuFit.mockResolvedValue(
        aFit({
          fits: 'no',
          replicasPlaced: 0,
          placements: [],
          reasons: [
            { code: 'taint', nodes: 3, detail: 'they are tainted with gpu' },
          ],
          next: 'tolerate the taint',
        }),
      ),
    );
    expect(await screen.findByText('It does not fit')).toBeVisible();
    expect(screen.getByText(/They are tainted with gpu/)).toHaveTextContent(
      'Nodes: 3',
    );
    expect(screen.getByText(/Tolerate the taint\./)).toBeVisible();
  });

  it('tells "cannot tell" from no', async () => {
    await ask(api =>
      api.gpuFit.mockResolvedValue(aFit({ fits: 'cannot-tell' })),
    );
    expect(await screen.findByText('Cannot tell')).toBeVisible();
  });

  it('says that nobody answered', async () => {
    await ask(api => api.gpuFit.mockRejectedValue(new Error('no answer')));
    expect(await screen.findByText('No answer')).toBeVisible();
  });
});

import { unknown } from '@modeldeck/plugin-model-serving-common';
import { fireEvent, screen } from '@testing-library/react';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import {
  aGpuHistory,
  aPool,
  gpuPoint,
  POOL_ID,
} from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { GpuHistoryPlots } from './GpuHistoryPlots';

const hour = (count: number) => `2026-11-21T0${count}:00:00Z`;

async function show(prepare: (api: FakeModelServingApi) => void) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare(api);
  await renderPage(<GpuHistoryPlots pools={[aPool()]} />, { api });
  return api;
}

describe('GpuHistoryPlots', () => {
  it('plots a pool’s past, and says what it comes to', async () => {
    const untold = unknown('no telemetry');
    const api = await show(fake =>
      fake.gpuHistory.mockResolvedValue(
        aGpuHistory([
          gpuPoint(hour(1)),
          gpuPoint(hour(4), { used: untold, idleHeld: 3, demand: 2 }),
        ]),
      ),
    );
    expect(api.gpuHistory).toHaveBeenCalledWith(
      expect.objectContaining({ cluster: 'prod', pool: POOL_ID }),
    );
    expect(
      await screen.findByRole('img', {
        name: /^a100, GPU, .*On average held: 6, used: 4, held and idle: 2\.$/,
      }),
    ).toBeVisible();
    const slider = screen.getByRole('slider');
    fireEvent.focus(slider);
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(
        /capacity 8, held 6, used unknown, held, idle 3, Waiting 2$/,
      ),
    );
    fireEvent.change(slider, { target: { value: '1' } });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/nobody sampled$/),
    );
  });

  it('says that nothing was sampled', async () => {
    await show(api => api.gpuHistory.mockResolvedValue(aGpuHistory([])));
    expect(
      await screen.findByText('Nothing was sampled in this time.'),
    ).toBeVisible();
  });

  it('says why there is no past to show', async () => {
    await show(api =>
      api.gpuHistory.mockRejectedValue(new Error('no database')),
    );
    expect(
      await screen.findByText('The past could not be read: no database.'),
    ).toBeVisible();
  });
});

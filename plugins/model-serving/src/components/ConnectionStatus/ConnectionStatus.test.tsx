import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Connection, FleetState } from '../../api';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { ConnectionStatus } from './ConnectionStatus';

async function renderStatus(state: Partial<FleetState>) {
  const api = FakeModelServingApi.live(aFleet([]));
  const whole = { ...api.getState(), ...state };
  await renderPage(<ConnectionStatus state={whole} />, { api });
  return api;
}

describe('ConnectionStatus', () => {
  it.each<[Connection, string]>([
    ['live', 'Live, updated 0 s ago'],
    ['reconnecting', 'Reconnecting. Last known data, 0 s ago'],
    ['offline', 'Offline. Last known data, 0 s ago'],
    ['connecting', 'Connecting …'],
  ])('says how old the data is when %s', async (connection, text) => {
    await renderStatus({ connection });
    expect(screen.getByTestId('connection')).toHaveTextContent(text);
  });

  it('claims no data where none ever came', async () => {
    await renderStatus({ connection: 'offline', updatedAt: undefined });
    expect(screen.getByTestId('connection')).toHaveTextContent(/^Offline$/);
  });

  it('announces a loss, and not the seconds that pass', async () => {
    await renderStatus({ connection: 'live' });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('tries again when asked to', async () => {
    const api = await renderStatus({ connection: 'offline' });
    expect(screen.getByRole('status')).toHaveTextContent(/^Offline/);
    await userEvent.click(screen.getByRole('button', { name: 'Retry now' }));
    expect(api.retry).toHaveBeenCalledTimes(1);
  });
});

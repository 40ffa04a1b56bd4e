import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet, aService } from '../../__testUtils__/services';
import { Preflight } from './Preflight';

async function show(prepare: (api: FakeModelServingApi) => void = () => {}) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare(api);
  await renderPage(<Preflight id={aService().id} />, { api });
  return api;
}

const ask = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('Preflight', () => {
  it('asks nobody before it is asked to', async () => {
    const api = await show();
    expect(api.preflight).not.toHaveBeenCalled();
  });

  it('says first what stands in the way, and what to do about it', async () => {
    await show();
    await ask('Check now');
    const [first, second] = await screen.findAllByRole('listitem');
    expect(
      within(first!).getByRole('img', { name: 'failed' }),
    ).toBeInTheDocument();
    for (const text of [
      'No source tells errors by revision',
      'The pods expose no metrics',
      'Next step: Switch metrics on',
    ]) {
      expect(first).toHaveTextContent(text);
    }
    expect(
      within(second!).getByRole('img', { name: 'passed' }),
    ).toBeInTheDocument();
  });

  it('says that nobody answered, and can be asked again', async () => {
    const api = await show(fake =>
      fake.preflight.mockRejectedValueOnce(new Error('no answer')),
    );
    await ask('Check now');
    expect(await screen.findByText('No answer')).toBeVisible();
    await ask('Check again');
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    expect(api.preflight).toHaveBeenCalledTimes(2);
  });
});

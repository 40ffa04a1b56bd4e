import type { CanaryReport } from '@modeldeck/plugin-model-serving-common';
import { screen, within } from '@testing-library/react';
import { aReport } from '../../__testUtils__/canaryReport';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import type { Polled } from '../../hooks/usePolled';
import { CanaryVerdict } from './CanaryVerdict';

async function setUp(
  polled: Polled<CanaryReport> = { value: aReport() },
): Promise<void> {
  const api = FakeModelServingApi.live(aFleet([]));
  await renderPage(<CanaryVerdict {...polled} />, { api });
}

describe('CanaryVerdict', () => {
  it('says the decision in words, with reasons and what to do', async () => {
    await setUp();
    const status = await screen.findByText('Keep watching');
    expect(status).toBeVisible();
    expect(screen.getByText(/not enough requests yet/i)).toBeVisible();
    expect(screen.getByText(/wait for 120 more requests/i)).toBeVisible();
  });

  it('shows what was counted on both sides, and how far that is from deciding', async () => {
    await setUp();
    const row = await screen.findByRole('row', { name: /^Errors/ });
    expect(row).toHaveTextContent('8 of 8003 of 200');
    const [harm, safety] = within(row).getAllByRole('meter');
    expect(harm).toHaveAttribute('aria-valuenow', '50');
    expect(harm).toHaveAttribute('aria-valuetext', '10 of 100');
    expect(safety).toHaveAttribute('aria-valuetext', '2 of 20');
  });

  it('says what is missing, and what would change that', async () => {
    await setUp();
    expect(await screen.findByText('1 metric(s) missing')).toBeVisible();
    expect(screen.getByText(/switch it on with x/)).toBeInTheDocument();
  });

  it('shows limits where they decide', async () => {
    await setUp({
      value: aReport({
        rule: 'threshold',
        decision: 'rollback',
        checks: [{ state: 'failed', detail: 'errors are 5 %, not below 2 %' }],
      }),
    });
    expect(await screen.findByText('Roll back')).toBeVisible();
    expect(screen.getByText(/errors are 5 %/i)).toHaveTextContent(/^failed/);
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('says why nothing can be told, never that all is well', async () => {
    await setUp({ error: new Error('pods cannot be asked') });
    expect(
      await screen.findByText('The canary could not be judged'),
    ).toBeVisible();
    expect(screen.getByText('Pods cannot be asked')).toBeVisible();
  });
});

import { unknown, type GpuNode } from '@modeldeck/plugin-model-serving-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import {
  aDevice,
  aGpuNode,
  aHolder,
  amounts,
  aPool,
} from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aFleet } from '../../__testUtils__/services';
import { GpuHeatMap } from './GpuHeatMap';

const pods = [{ namespace: 'payments', name: 'fraud-predictor-00003-0' }];
const devices = [
  aDevice({ index: '0', utilization: 0.87 }),
  aDevice({ index: '1', utilization: 0, idleSeconds: 7200 }),
  aDevice({ index: '2', utilization: unknown('it says nothing') }),
  aDevice({ index: '3', utilization: 0, pods: [] }),
];

const node = (overrides: Partial<GpuNode> = {}) =>
  aGpuNode({
    devices,
    amounts: [amounts({ capacity: 4, allocated: 3, free: 1 })],
    ...overrides,
  });

async function show(nodes = [node()]) {
  const api = FakeModelServingApi.live(aFleet([]));
  const report = { nodes, holders: [aHolder()], windowSeconds: 3600 };
  await renderPage(<GpuHeatMap report={report} pools={[aPool()]} />, { api });
}

const names = () =>
  screen
    .getAllByRole('button')
    .map(button => button.getAttribute('aria-label'))
    .filter(Boolean);

describe('GpuHeatMap', () => {
  it('says of every device what it does and for whom', async () => {
    await show();
    const holder = 'Held by payments/fraud-predictor-00003-0';
    expect(names()).toEqual([
      `node-1, GPU 0: 87 % used. ${holder}`,
      `node-1, GPU 1: held, idle for 2 h. ${holder}`,
      `node-1, GPU 2: use unknown. ${holder}`,
      'node-1, GPU 3: free',
    ]);
  });

  it('draws slices inside their GPU', async () => {
    const slice = (id: string, profile: string) =>
      aDevice({ id, profile, index: '0', pods });
    await show([
      node({ devices: [slice('a', '3g.40gb'), slice('b', '1g.10gb')] }),
    ]);
    const [large, small] = screen.getAllByRole('button', { name: /slice/ });
    expect(large!.parentElement).toBe(small!.parentElement);
    expect(parseInt(large!.style.width, 10)).toBeGreaterThan(
      2 * parseInt(small!.style.width, 10),
    );
  });

  it('is one stop of Tab, and arrow keys lead through it', async () => {
    await show([node(), node({ name: 'node-2' })]);
    await userEvent.tab();
    const focused = () => document.activeElement?.getAttribute('aria-label');
    expect(focused()).toMatch(/^node-1, GPU 0/);
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(focused()).toMatch(/^node-2, GPU 1/);
    await userEvent.tab();
    expect(focused()).toBeNull();
    await userEvent.tab({ shift: true });
    expect(focused()).toMatch(/^node-2, GPU 1/);
  });

  it('leads from a device to the service that holds it, and back by Escape', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: /GPU 0/ }));
    expect(
      await screen.findByRole('link', { name: 'fraud-predictor-00003' }),
    ).toHaveAttribute('href', '/models/prod/payments/inferenceservice/fraud');
    expect(screen.getByText('60 GiB of 80 GiB')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(
      screen.queryByRole('link', { name: 'fraud-predictor-00003' }),
    ).not.toBeInTheDocument();
  });

  it('shows on hover what is known of a device', async () => {
    await show();
    await userEvent.hover(screen.getByRole('button', { name: /GPU 1/ }));
    expect(screen.getByText('310 W')).toBeVisible();
    await userEvent.unhover(screen.getByRole('button', { name: /GPU 1/ }));
    expect(screen.queryByText('310 W')).not.toBeInTheDocument();
  });

  it('names nobody whom the user may not see', async () => {
    const hidden = [{ namespace: '', name: '' }];
    await show([node({ devices: [aDevice({ pods: hidden })] })]);
    expect(names()[0]).toMatch(/Held by somebody you may not see$/);
  });

  it('says that a device is unhealthy, though nothing says which', async () => {
    await show([node({ amounts: [amounts({ unhealthy: 1 })] })]);
    expect(screen.getByText('unhealthy: 1; nothing says which')).toBeVisible();
  });

  it('says why a node takes no pods, and what it is tainted with', async () => {
    const taints = [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }];
    await show([
      node({ available: false, unavailableReason: 'it is cordoned', taints }),
    ]);
    expect(screen.getByText('takes no pods: it is cordoned')).toBeVisible();
    expect(screen.getByText('Taints: gpu=true:NoSchedule')).toBeVisible();
  });

  it('shows many nodes a page at a time', async () => {
    await show(
      Array.from({ length: 60 }, (_, index) => node({ name: `n${index}` })),
    );
    expect(screen.queryByText('n59')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show 10 more' }));
    expect(screen.getByText('n59')).toBeVisible();
  });
});

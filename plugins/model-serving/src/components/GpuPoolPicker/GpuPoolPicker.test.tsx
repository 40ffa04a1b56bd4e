import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeModelServingApi } from '../../__testUtils__/FakeModelServingApi';
import { aFit, aGpuReport, aPool } from '../../__testUtils__/gpus';
import { renderPage } from '../../__testUtils__/renderPage';
import { aCluster, aFleet } from '../../__testUtils__/services';
import { GpuPoolPicker, type GpuPoolPickerProps } from './GpuPoolPicker';

const ANSWERS = {
  accelerator: 'nvidia.com/gpu',
  acceleratorCount: 2,
  minReplicas: 3,
};

interface Form {
  prepare?: (api: FakeModelServingApi) => void;
  answers?: object;
  pool?: string;
}

async function open({ prepare, answers = ANSWERS, pool }: Form = {}) {
  const api = FakeModelServingApi.live(aFleet([]));
  prepare?.(api);
  const onChange = jest.fn();
  // What a form gives beyond this is not looked at.
  const props = {
    name: 'pool',
    schema: { title: 'Node pool', description: 'Where it runs' },
    uiSchema: {},
    formContext: { formData: answers },
    formData: pool,
    onChange,
  } as unknown as GpuPoolPickerProps;
  await renderPage(<GpuPoolPicker {...props} />, { api });
  // What it asks about the pools, once it has been told of them.
  await act(async () => {});
  return { api, onChange };
}

async function options() {
  await userEvent.click(screen.getByRole('button', { name: /Node pool/ }));
  return screen.getAllByRole('option').map(({ textContent }) => textContent);
}

describe('GpuPoolPicker', () => {
  it('shows what is free of each pool, and that it fits', async () => {
    const { api } = await open();
    expect(await screen.findByText('It fits now.')).toBeVisible();
    expect(await options()).toEqual([
      'Any poolIt fits now',
      'a100 · NVIDIA-A100-SXM4-80GB: 2 of 8 freeprod · It fits now',
    ]);
    const request = {
      replicas: 3,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      tolerations: 'any',
    };
    expect(api.gpuFit.mock.calls).toEqual([
      [request],
      [{ ...request, pool: aPool().id }],
    ]);
  });

  it('says what keeps it away', async () => {
    await open({
      pool: 'a100',
      prepare: api =>
        api.gpuFit.mockResolvedValue(
          aFit({
            fits: 'no',
            request: { ...aFit().request, replicas: 3 },
            replicasPlaced: 1,
            reasons: [
              { code: 'accelerators', nodes: 1, detail: 'too few are free' },
            ],
          }),
        ),
    });
    expect(
      await screen.findByText(
        'It does not fit now (1 of 3): too few are free.',
      ),
    ).toBeVisible();
  });

  it.each<[string, Form, RegExp]>([
    [
      'something was not read',
      {
        prepare: api =>
          api.gpuFit.mockResolvedValue(
            aFit({
              fits: 'cannot-tell',
              reasons: [{ code: 'unread', nodes: 0, detail: 'no pods read' }],
            }),
          ),
      },
      /^Cannot tell whether it fits: no pods read\.$/,
    ],
    [
      'nobody answered',
      { prepare: api => api.gpuFit.mockRejectedValue(new Error('no answer')) },
      /^Cannot tell whether it fits: no answer\.$/,
    ],
    [
      'the answers do not say how much',
      { answers: { accelerator: 'nvidia.com/gpu' } },
      /^Cannot tell whether it fits: the answers do not say yet/,
    ],
  ])('cannot tell where %s', async (_, form, text) => {
    await open(form);
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByText(/It (fits|does not)/)).not.toBeInTheDocument();
  });

  it('gives the name of the pool, and nothing for any', async () => {
    const { onChange } = await open({ pool: 'h100' });
    expect(
      screen.getByText('It is none of the pools that were read.'),
    ).toBeVisible();
    await options();
    await userEvent.click(screen.getByRole('option', { name: /^a100/ }));
    expect(onChange).toHaveBeenLastCalledWith('a100');
    await options();
    await userEvent.click(screen.getByRole('option', { name: /^Any pool/ }));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('misses no pool while they are still being read', async () => {
    await open({
      pool: 'a100',
      prepare: api => api.gpuReport.mockReturnValue(new Promise(() => {})),
    });
    expect(screen.getByText('Reading the pools …')).toBeVisible();
    expect(screen.queryByText(/none of the pools/)).not.toBeInTheDocument();
  });

  it('does not offer what no label of nodes names', async () => {
    await open({
      prepare: api =>
        api.gpuReport.mockResolvedValue(
          aGpuReport({ pools: [aPool({ labelKey: undefined })] }),
        ),
    });
    await options();
    const option = screen.getByRole('option', { name: /^a100/ });
    expect(option).toHaveAttribute('aria-disabled', 'true');
    expect(option).toHaveTextContent('it cannot be chosen');
  });

  it('does not offer what a project could not select', async () => {
    await open({
      pool: 'a100',
      prepare: api =>
        api.formSettings.mockResolvedValue({ poolKey: 'example.com/pool' }),
    });
    const text =
      'Its label is agentpool, not example.com/pool: projects cannot select it.';
    expect(await screen.findByText(text)).toBeVisible();
    await options();
    const option = screen.getByRole('option', { name: /^a100/ });
    expect(option).toHaveAttribute('aria-disabled', 'true');
  });

  it('compares no labels while the settings are not known', async () => {
    await open({
      pool: 'a100',
      prepare: api =>
        api.formSettings.mockRejectedValue(new Error('forbidden')),
    });
    expect(await screen.findByText('It fits now.')).toBeVisible();
  });

  it('offers pools of the chosen cluster only, and asks about it alone', async () => {
    const { api } = await open({
      answers: { ...ANSWERS, cpu: '500m', memory: '1Gi', cluster: 'far' },
      prepare: fake =>
        fake.gpuReport.mockResolvedValue(
          aGpuReport({
            clusters: [aCluster(), aCluster({ name: 'far' })],
            pools: [aPool(), aPool({ id: 'x', name: 'h100', cluster: 'far' })],
          }),
        ),
    });
    expect(await options()).toEqual([
      expect.stringMatching(/^Any pool/),
      expect.stringMatching(/^h100/),
    ]);
    const request = {
      replicas: 3,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      cpu: 0.5,
      memoryBytes: 1024 ** 3,
      cluster: 'far',
      tolerations: 'any',
    };
    expect(api.gpuFit.mock.calls).toEqual([
      [request],
      [{ ...request, pool: 'x' }],
    ]);
  });

  it('lets the name be typed where the chosen cluster has no pool', async () => {
    await open({ answers: { ...ANSWERS, cluster: 'bare' } });
    expect(
      screen.getByText('No pool of bare is known to the portal.'),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Node pool' })).toBeVisible();
  });

  it('lets the name be typed where pools cannot be read', async () => {
    const { api, onChange } = await open({
      prepare: fake => fake.gpuReport.mockRejectedValue(new Error('forbidden')),
    });
    const field = await screen.findByRole('textbox', { name: 'Node pool' });
    expect(
      screen.getByText('The pools cannot be read: forbidden'),
    ).toBeVisible();
    await userEvent.type(field, 'a');
    expect(onChange).toHaveBeenLastCalledWith('a');
    expect(api.gpuReport).toHaveBeenCalledTimes(1);
  });

  it('lets the name of a pool be typed that may be on a cluster not read', async () => {
    await open({
      prepare: api =>
        api.gpuReport.mockResolvedValue(
          aGpuReport({
            clusters: [aCluster(), aCluster({ name: 'far', reachable: false })],
          }),
        ),
    });
    expect(
      screen.getByText('Pools of these clusters could not be read: far.'),
    ).toBeVisible();
    await options();
    await userEvent.click(screen.getByRole('option', { name: /^Another/ }));
    expect(screen.getByRole('textbox', { name: 'Node pool' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Choose from/ }));
    await waitFor(() =>
      expect(screen.queryByRole('textbox')).not.toBeInTheDocument(),
    );
  });
});

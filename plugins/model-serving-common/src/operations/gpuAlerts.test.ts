import { DEFAULT_GPU_SETTINGS } from '../gpu/GpuSettings';
import { gpuAlerts } from './gpuAlerts';

const { idle } = DEFAULT_GPU_SETTINGS;

it('is a manifest that a Prometheus selects', () => {
  const labels = { release: 'kube-prometheus-stack' };
  expect(gpuAlerts({ namespace: 'monitoring', labels, idle })).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'modeldeck-gpus', namespace: 'monitoring', labels },
  });
  expect(gpuAlerts({ idle, name: 'mine' }).metadata).toEqual({ name: 'mine' });
});

it('waits as long as the settings say', () => {
  const alerts = gpuAlerts({
    idle: { utilization: 0.125, afterSeconds: 5400 },
    pendingSeconds: 90,
  });
  const [idling, waiting] = alerts.spec.groups[0]?.rules ?? [];
  expect(idling).toMatchObject({
    for: '90m',
    expr: expect.stringMatching(/ < 0\.125$/),
    annotations: {
      description: expect.stringContaining('above 12.5 % for 90m'),
    },
  });
  expect(waiting).toMatchObject({ for: '90s' });
});

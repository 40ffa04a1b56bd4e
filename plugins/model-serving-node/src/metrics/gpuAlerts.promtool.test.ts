import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gpuAlerts } from '@modeldeck/plugin-model-serving-common';

const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const isInstalled = spawnSync(PROMTOOL, ['--version']).status === 0;
const describeWithPromtool = isInstalled ? describe : describe.skip;

const EXPORTER = 'job="dcgm",instance="10.0.0.1:9400"';
const EXPORTER_POD = 'namespace="gpu-operator",pod="dcgm-exporter-x"';
const ENGINE = 'DCGM_FI_PROF_GR_ENGINE_ACTIVE';

/** Samples of every minute for two hours. */
function constant(value: number): string {
  return `${value}x120`;
}

interface Sample {
  series: string;
  values: string;
}

function series(text: string, value: number): Sample {
  return { series: text, values: constant(value) };
}

const TARGET = series(`up{${EXPORTER},${EXPORTER_POD}}`, 1);

/** What fires after an hour and a half, by pod. */
function firing(alert: string, input: Sample[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  const { spec } = gpuAlerts({
    idle: { utilization: 0.05, afterSeconds: 3600 },
  });
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(spec));
  // Nothing is expected, so that whatever fires is in the report.
  writeFileSync(
    join(folder, 'test.json'),
    JSON.stringify({
      rule_files: ['rules.json'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: input,
          alert_rule_test: [
            { eval_time: '90m', alertname: alert, exp_alerts: [] },
          ],
        },
      ],
    }),
  );
  const { stdout, stderr } = spawnSync(
    PROMTOOL,
    ['test', 'rules', 'test.json'],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  const report = `${stdout}${stderr}`;
  expect(report).toMatch(/SUCCESS|got:/);
  return report.split('got:')[1] ?? '';
}

describeWithPromtool('alerts of GPUs, by promtool', () => {
  it('tells of a pod whose devices are idle, whichever way it is labelled', () => {
    const fired = firing('ModelGpuIdle', [
      TARGET,
      // Scraped without honouring labels
      series(
        `${ENGINE}{${EXPORTER},${EXPORTER_POD},gpu="0",exported_namespace="ml",exported_pod="idle"}`,
        0.01,
      ),
      series(
        `${ENGINE}{${EXPORTER},${EXPORTER_POD},gpu="1",exported_namespace="ml",exported_pod="busy"}`,
        0.6,
      ),
      // Honouring them
      series(`${ENGINE}{${EXPORTER},namespace="ml",pod="other",gpu="2"}`, 0),
    ]);
    expect(fired).toContain('pod="idle"');
    expect(fired).toContain('pod="other"');
    expect(fired).not.toContain('busy');
  });

  it('says nothing of devices that nobody holds', () => {
    expect(
      firing('ModelGpuIdle', [
        TARGET,
        series(`${ENGINE}{${EXPORTER},${EXPORTER_POD},gpu="0"}`, 0),
      ]),
    ).toBe('');
  });

  it('takes a pod for busy while one of its devices is', () => {
    const held = `${EXPORTER},namespace="ml",pod="half"`;
    expect(
      firing('ModelGpuIdle', [
        TARGET,
        series(`${ENGINE}{${held},gpu="0"}`, 0),
        series(`${ENGINE}{${held},gpu="1"}`, 0.9),
      ]),
    ).toBe('');
  });

  it('falls back on utilization where nothing else is told', () => {
    const util = 'DCGM_FI_DEV_GPU_UTIL';
    const fired = firing('ModelGpuIdle', [
      TARGET,
      series(`${util}{${EXPORTER},namespace="ml",pod="old"}`, 3),
      series(`${util}{${EXPORTER},namespace="ml",pod="used"}`, 50),
      // The finer series counts where both are there.
      series(`${util}{${EXPORTER},namespace="ml",pod="both"}`, 0),
      series(`${ENGINE}{${EXPORTER},namespace="ml",pod="both"}`, 0.5),
    ]);
    expect(fired).toContain('pod="old"');
    expect(fired).not.toMatch(/used|both/);
  });

  it('tells of pods that wait for accelerators, and of no others', () => {
    const requests = 'kube_pod_container_resource_requests';
    const unscheduled = 'kube_pod_status_scheduled{condition="false"';
    const of = (pod: string) => `namespace="ml",pod="${pod}"`;
    const fired = firing('ModelGpuPending', [
      series(
        `${requests}{resource="nvidia_com_mig_1g_5gb",container="a",${of(
          'waits',
        )}}`,
        1,
      ),
      series(`${unscheduled},${of('waits')}}`, 1),
      series(`${requests}{resource="nvidia_com_gpu",${of('runs')}}`, 1),
      series(`${unscheduled},${of('runs')}}`, 0),
      series(`${requests}{resource="cpu",${of('small')}}`, 1),
      series(`${unscheduled},${of('small')}}`, 1),
    ]);
    expect(fired).toContain('pod="waits"');
    expect(fired).not.toMatch(/runs|small/);
  });
});

import {
  type DeviceUse,
  isUnknown,
  type Known,
} from '@modeldeck/plugin-model-serving-common';
import { eventually } from '../__fixtures__/eventually';
import {
  prometheusBinary,
  type RealPrometheus,
  startPrometheus,
} from '../__fixtures__/realPrometheus';
import {
  EXPORTER,
  type GpuCluster,
  startGpuCluster,
} from '../__testUtils__/gpuCluster';
import { PrometheusClient } from '../metrics/PrometheusClient';
import { queryUse } from './readUse';

const binary = prometheusBinary();
// Prometheus' own clock is the system's: it scrapes every second.
const describeWithPrometheus = binary ? describe : describe.skip;

jest.setTimeout(60_000);

describeWithPrometheus(
  'the use of devices from a real Prometheus (apt-get install prometheus)',
  () => {
    let sim: GpuCluster;
    let prometheus: RealPrometheus;

    beforeAll(async () => {
      sim = await startGpuCluster({ now: () => new Date() });
      // Its scrapes do not honour labels: whose a device is stands in exported_pod.
      prometheus = await startPrometheus(binary ?? '', sim.cluster, [
        { ...EXPORTER, port: 9400 },
      ]);
    });

    afterAll(async () => {
      await prometheus.stop();
      await sim.stop();
    });

    const ask = (windowSeconds: number) =>
      queryUse(PrometheusClient.at({ url: prometheus.url }), {
        windowSeconds,
        idle: { utilization: 0.05, afterSeconds: windowSeconds },
        now: () => new Date(),
      });

    const deviceOf = (use: Known<readonly DeviceUse[]>, name: string) =>
      isUnknown(use)
        ? undefined
        : use.find(({ pods }) => pods.some(each => each.name === name));

    it('is told by device, with who holds it', async () => {
      await eventually(
        async () => deviceOf(await ask(3600), 'busy') !== undefined,
      );
      const use = await ask(3600);
      expect(isUnknown(use) ? [] : use).toHaveLength(2);
      const busy = deviceOf(use, 'busy');
      expect(busy).toMatchObject({
        node: 'n',
        product: 'NVIDIA-A100-SXM4-40GB',
        pods: [{ namespace: 'team', name: 'busy' }],
        memoryMiB: expect.any(Number),
        temperatureCelsius: expect.any(Number),
        powerWatts: expect.any(Number),
      });
      expect(busy?.utilization).toBeGreaterThan(0.5);
      expect(deviceOf(use, 'idle')).toMatchObject({ utilization: 0 });
    });

    it('says of nothing that is not scraped that it is idle', async () => {
      const client = PrometheusClient.at({ url: prometheus.url });
      const use = await queryUse(client, {
        windowSeconds: 60,
        idle: { utilization: 0.05, afterSeconds: 60 },
        // Before anything was scraped.
        now: () => new Date(Date.now() - 86_400_000),
      });
      expect(use).toMatchObject({
        unknown: expect.stringMatching(/has no series of an exporter/),
      });
    });
  },
);

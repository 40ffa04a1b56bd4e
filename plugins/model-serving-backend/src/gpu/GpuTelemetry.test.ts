import {
  type DeviceUse,
  type Known,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { GpuTelemetry, type UseReader } from './GpuTelemetry';

const DEVICES: DeviceUse[] = [];

function setup() {
  let time = 0;
  const answers: Array<{
    resolve: (use: Known<readonly DeviceUse[]>) => void;
    reject: (error: Error) => void;
  }> = [];
  const west: UseReader = {
    source: 'Prometheus https://prometheus.example',
    forgets: false,
    read: jest.fn(
      () =>
        new Promise((resolve, reject) => {
          answers.push({ resolve, reject });
        }),
    ),
  };
  const east: UseReader = {
    source: 'exporters',
    forgets: true,
    read: jest.fn(async () => unknown('no exporter was found')),
  };
  const telemetry = new GpuTelemetry({
    readers: new Map([
      ['west', west],
      ['east', east],
    ]),
    windowSeconds: 3600,
    now: () => new Date(time),
  });
  return {
    telemetry,
    read: west.read,
    readEast: east.read,
    use: () => telemetry.current().clusters.get('west'),
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
    async answer(use: Known<readonly DeviceUse[]> | Error) {
      const next = answers.shift()!;
      if (use instanceof Error) {
        next.reject(use);
      } else {
        next.resolve(use);
      }
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

describe('GpuTelemetry', () => {
  it('lets nobody wait, and tells what was read when it was', async () => {
    const { use, answer } = setup();
    expect(use()).toEqual(unknown('it is being read for the first time'));
    await answer(DEVICES);
    expect(use()).toBe(DEVICES);
  });

  it('reads once for however many ask, and again when that is old', async () => {
    const { use, answer, pass, read } = setup();
    use();
    use();
    await answer(DEVICES);
    use();
    expect(read).toHaveBeenCalledTimes(1);
    pass(30);
    use();
    use();
    expect(read).toHaveBeenCalledTimes(2);
    // What was read before stays until there is something newer.
    expect(use()).toBe(DEVICES);
  });

  it('does not ask again who has not answered yet', () => {
    const { use, pass, read } = setup();
    use();
    pass(60);
    use();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('takes what fails for unknown, not for idle', async () => {
    const { use, answer, pass } = setup();
    use();
    await answer(DEVICES);
    pass(30);
    use();
    await answer(new Error('it does\u001b[2J not answer'));
    expect(use()).toEqual(unknown('it does not answer'));
  });

  it('forgets what was read when nothing newer comes', async () => {
    const { use, answer, pass } = setup();
    use();
    await answer(DEVICES);
    pass(301);
    expect(use()).toEqual(
      unknown(
        'it is being read anew; what is known is older than five minutes',
      ),
    );
  });

  it('reads on with a clock that went back', async () => {
    const { use, answer, pass, read } = setup();
    pass(10_000);
    use();
    await answer(DEVICES);
    pass(-9000);
    use();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('asks all the time who knows of now only, whether anybody looks or not', () => {
    const { telemetry, read, readEast } = setup();
    telemetry.watch();
    expect(readEast).toHaveBeenCalledTimes(1);
    expect(read).not.toHaveBeenCalled();
  });

  it('tells of every cluster, and of all sources', async () => {
    const { telemetry } = setup();
    telemetry.current();
    await new Promise(resolve => setImmediate(resolve));
    const { source, windowSeconds, clusters } = telemetry.current();
    expect(source).toBe('Prometheus https://prometheus.example, exporters');
    expect(windowSeconds).toBe(3600);
    expect(clusters.get('east')).toEqual(unknown('no exporter was found'));
  });
});

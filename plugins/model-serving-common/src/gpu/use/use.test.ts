import { parseExposition } from '../../canary/series/parseExposition';
import { queriedUse, type UseSample } from './queriedUse';
import { foldScrape, type WatchedDevices, watchedUse } from './scrapedUse';
import { useQueries } from './useQueries';

const IDLE = { utilization: 0.05, afterSeconds: 3600 };
const AT = 1_795_000_000;

const GPU = {
  gpu: '0',
  UUID: 'GPU-a',
  modelName: 'NVIDIA A100',
  Hostname: 'n1',
};

function sample(
  answer: UseSample['answer'],
  value: number,
  labels: Record<string, string> = GPU,
): UseSample {
  return { answer, value, labels };
}

function queried(...samples: UseSample[]) {
  return queriedUse(samples, {
    at: AT,
    windowSeconds: 7200,
    idleAfterSeconds: 3600,
  });
}

describe('useQueries', () => {
  const queries = useQueries({ windowSeconds: 86_400, idle: IDLE });
  const of = (answer: string) =>
    queries.find(query => query.answer === answer)?.promql ?? '';

  it('prefers the engine’s activity, and never asks GPU_UTIL about slices', () => {
    expect(of('holders')).toMatch(
      /^DCGM_FI_PROF_GR_ENGINE_ACTIVE or DCGM_FI_DEV_GPU_UTIL\{GPU_I_PROFILE=""\} \* 0\.01/,
    );
  });

  it('looks at a day in a bounded number of steps and misses nothing between', () => {
    expect(of('busyAt')).toContain('[86400s:360s]');
    expect(of('busyAt')).toContain(
      'max_over_time(DCGM_FI_PROF_GR_ENGINE_ACTIVE[360s])',
    );
    expect(of('busyAt')).toContain('> 0.05');
  });

  it('tells a device once, whoever held it', () => {
    expect(of('utilization')).toContain('sum by (UUID, uuid, gpu_uuid, gpu');
    expect(of('utilization')).not.toContain('pod');
  });
});

describe('queriedUse', () => {
  it('joins what is told of a device', () => {
    expect(
      queried(
        sample('utilization', 0.4),
        sample('seenSince', AT - 7200),
        sample('busyAt', AT - 90),
        sample('memoryUsed', 1000),
        sample('memoryFree', 3000),
        sample('temperature', 60),
        sample('holders', 0, {
          ...GPU,
          pod: 'nvidia-dcgm-exporter-x1',
          namespace: 'monitoring',
          exported_pod: 'server-1',
          exported_namespace: 'team',
        }),
      ),
    ).toEqual([
      {
        id: 'GPU-a',
        node: 'n1',
        index: '0',
        profile: undefined,
        product: 'NVIDIA-A100',
        utilization: 0.4,
        idleSeconds: 90,
        memoryUsedMiB: 1000,
        memoryMiB: 4000,
        temperatureCelsius: 60,
        powerWatts: { unknown: expect.any(String) },
        pods: [{ namespace: 'team', name: 'server-1' }],
      },
    ]);
  });

  it('does not take the exporter for who holds the device', () => {
    const [device] = queried(
      sample('holders', 0, { ...GPU, pod: 'nvidia-dcgm-exporter-x1' }),
    );
    expect(device?.pods).toEqual([]);
  });

  it('tells one shared device once, with all of its pods', () => {
    const devices = queried(
      sample('utilization', 0.5),
      sample('holders', 1, { ...GPU, pod: 'a', namespace: 'team' }),
      sample('holders', 1, { ...GPU, pod: 'b', namespace: 'team' }),
    );
    expect(devices).toHaveLength(1);
    expect(devices[0]?.pods.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('tells slices instead of the device that was cut into them', () => {
    const slice = (id: string) => ({
      ...GPU,
      GPU_I_PROFILE: '1g.10gb',
      GPU_I_ID: id,
    });
    expect(
      queried(
        sample('memoryUsed', 1),
        sample('utilization', 0.1, slice('7')),
        sample('memoryUsed', 1, slice('8')),
      ),
    ).toMatchObject([
      { id: 'GPU-a/7', profile: '1g.10gb', utilization: 0.1 },
      {
        id: 'GPU-a/8',
        utilization: { unknown: expect.stringContaining('GR_ENGINE_ACTIVE') },
      },
    ]);
  });

  it.each([
    ['never busy in the window', [sample('seenSince', AT - 7200)], 7200],
    [
      'seen from the first look into the window on',
      [sample('seenSince', AT - 7150)],
      7200,
    ],
    ['seen from a later look on', [sample('seenSince', AT - 7100)], 7100],
    [
      'busy at the first look into the window',
      [sample('busyAt', AT - 7150)],
      7150,
    ],
    ['seen for long enough', [sample('seenSince', AT - 3600)], 3600],
    [
      'seen for a while only',
      [sample('seenSince', AT - 60)],
      { unknown: 'it does nothing, and was watched for 60 s only' },
    ],
    ['busy a while ago', [sample('busyAt', AT - 60)], 60],
    ['busy in the future, by another clock', [sample('busyAt', AT + 60)], 0],
  ])('tells how long a device is idle: %s', (_, samples, seconds) => {
    expect(queried(...samples)[0]?.idleSeconds).toEqual(seconds);
  });

  it('leaves out what names no device, and what is no number', () => {
    expect(
      queried(
        sample('utilization', 0.5, { Hostname: 'n1' }),
        sample('utilization', NaN),
      ),
    ).toEqual([]);
  });

  it('keeps devices of two nodes apart that have no UUID', () => {
    expect(
      queried(
        sample('utilization', 0.5, { gpu: '0', hostname: 'n1' }),
        sample('utilization', 0.7, { gpu: '0', hostname: 'n2' }),
      ).map(({ node }) => node),
    ).toEqual(['n1', 'n2']);
  });
});

describe('foldScrape', () => {
  const options = { windowSeconds: 600, idle: IDLE };

  function scrape(at: number, utilization: number, more = '') {
    return {
      node: 'n1',
      at,
      samples: parseExposition(
        `DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu="0",UUID="GPU-a",pod="server-1",namespace="team"} ${utilization}\n${more}`,
      ),
    };
  }

  function after(...scrapes: Array<ReturnType<typeof scrape>>): WatchedDevices {
    return scrapes.reduce<WatchedDevices>(
      (watched, each) => foldScrape(watched, each, options),
      {},
    );
  }

  it('tells the mean and since when a device is idle', () => {
    const watched = after(scrape(0, 0.8), scrape(30, 0), scrape(60, 0.01));
    expect(watchedUse(watched, { at: 60, windowSeconds: 600 })).toMatchObject([
      {
        id: 'GPU-a',
        node: 'n1',
        utilization: (0.8 + 0.01) / 3,
        idleSeconds: 60,
        pods: [{ namespace: 'team', name: 'server-1' }],
      },
    ]);
  });

  it('forgets what is older than the window', () => {
    const watched = after(
      scrape(0, 1),
      ...Array.from({ length: 40 }, (_, index) => scrape(30 * (index + 1), 0)),
    );
    expect(watchedUse(watched, { at: 1200, windowSeconds: 600 })).toMatchObject(
      [{ utilization: 0, idleSeconds: 600 }],
    );
    expect(Object.values(watched)[0]?.portions.length).toBeLessThan(27);
  });

  it('does not know how long a device has been idle that nobody has watched for as long', () => {
    const watched = after(scrape(0, 0), scrape(300, 0), scrape(599, 0));
    const idleSeconds = (at: number) =>
      watchedUse(watched, { at, windowSeconds: 600 })[0]?.idleSeconds;
    expect(idleSeconds(599)).toHaveProperty('unknown');
    expect(idleSeconds(600)).toBe(600);
  });

  it('takes the better metric, however they are ordered', () => {
    const watched = after(
      scrape(0, 0.2, 'DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a"} 99\n'),
    );
    expect(watchedUse(watched, { at: 0, windowSeconds: 600 })).toMatchObject([
      { utilization: 0.2 },
    ]);
  });

  it('begins anew when nobody has watched for a while', () => {
    const [early, late] = [scrape(0, 0.8), scrape(1000, 0)];
    expect(after(early, late)).toEqual(after(late));
    expect(after(early, scrape(300, 0), scrape(600, 0))).not.toEqual(
      after(scrape(600, 0)),
    );
  });

  it('begins anew when the clock goes back', () => {
    const watched = after(scrape(1000, 0.8), scrape(500, 0));
    expect(watchedUse(watched, { at: 530, windowSeconds: 600 })).toMatchObject([
      {
        idleSeconds: {
          unknown: 'it does nothing, and was watched for 30 s only',
        },
      },
    ]);
  });

  it('does not tell of a device that was not seen lately', () => {
    const watched = after(scrape(0, 0));
    expect(watchedUse(watched, { at: 301, windowSeconds: 600 })).toEqual([]);
  });
});

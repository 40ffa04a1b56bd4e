import { unknown } from '@modeldeck/plugin-model-serving-common';
import { amounts, device, node } from '../../__fixtures__/gpus';
import { plainScreen } from '../../terminal/Screen';
import { gpuNodeRows } from '../../views/gpu/gpuNodeRow';
import { devicesBar } from './devicesBar';

const NAMES = new Map<string, string>();

function bars(
  overrides: Parameters<typeof node>[0],
  { unicode = true, most = 16 } = {},
): string[] {
  const screen = { ...plainScreen, unicode };
  return gpuNodeRows(node(overrides), NAMES).map(row =>
    devicesBar(row.cells, { screen, most })
      .map(({ text }) => text)
      .join(''),
  );
}

const busy = (utilization: number) => device({ utilization });
const free = device({ utilization: 0, pods: [] });
const untold = device({ utilization: unknown('no series') });

describe('devicesBar', () => {
  it('draws each device as high as it is busy', () => {
    const devices = [
      busy(0),
      busy(0.01),
      busy(0.5),
      busy(0.99),
      busy(1),
      free,
      untold,
    ];
    expect(bars({ devices })).toEqual(['▁▁▅██·?']);
    expect(bars({ devices }, { unicode: false })).toEqual(['00599.?']);
  });

  it('counts the devices that it has no room for', () => {
    expect(bars({ devices: Array(20).fill(busy(1)) })).toEqual([
      '████████████████+4',
    ]);
  });

  it('has the parts of devices in the lines of their profiles', () => {
    const whole = amounts({ resource: 'nvidia.com/gpu' });
    const slice = (profile: string) =>
      amounts({ resource: `nvidia.com/mig-${profile}`, mode: 'slice' });
    expect(
      bars({
        amounts: [whole, slice('1g.5gb'), slice('3g.20gb')],
        devices: [
          busy(1),
          device({ profile: '1g.5gb', utilization: 0.5 }),
          device({ profile: '1g.5gb', utilization: 0, pods: [] }),
        ],
      }),
    ).toEqual(['█', '▅·', '']);
  });

  it('has nothing where no device is told of', () => {
    expect(bars({ devices: [untold, untold] })).toEqual(['']);
  });

  it('has nothing where telemetry tells of no device', () => {
    expect(bars({ devices: unknown('no exporter') })).toEqual(['']);
  });
});

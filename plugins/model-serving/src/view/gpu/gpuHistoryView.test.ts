import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aGpuHistory, gpuPoint } from '../../__testUtils__/gpus';
import { gpuHistoryView } from './gpuHistoryView';

const hour = (count: number) => `2026-11-21T0${count}:00:00Z`;
const viewOf = (...points: ReturnType<typeof gpuPoint>[]) =>
  gpuHistoryView(aGpuHistory(points).series[0]!);

describe('gpuHistoryView', () => {
  it('leads no line over a time that nobody sampled', () => {
    const { points } = viewOf(
      gpuPoint(hour(1)),
      gpuPoint(hour(2)),
      gpuPoint(hour(5)),
    );
    expect(points.map(({ allocated }) => allocated)).toEqual([
      6,
      6,
      undefined,
      6,
    ]);
    expect(points[2]?.at).toBeGreaterThan(Date.parse(hour(2)));
    expect(points[2]?.at).toBeLessThan(Date.parse(hour(5)));
  });

  it('tells means of what was told, and never takes unknown for zero', () => {
    const untold = unknown('no telemetry');
    expect(
      viewOf(
        gpuPoint(hour(1), { used: 4, idleHeld: untold }),
        gpuPoint(hour(2), { used: untold, idleHeld: untold, allocated: 8 }),
      ),
    ).toMatchObject({ meanHeld: 7, meanUsed: 4, meanIdle: undefined, most: 8 });
  });

  it('is empty before the first sample', () => {
    expect(viewOf()).toMatchObject({ points: [], most: 0 });
  });
});

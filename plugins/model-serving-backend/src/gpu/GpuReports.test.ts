import {
  DEFAULT_GPU_SETTINGS,
  gpuReportSchema,
} from '@modeldeck/plugin-model-serving-common';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState } from '../__fixtures__/modelServices';
import { GpuReports } from './GpuReports';

function setup() {
  let time = Date.parse('2026-11-21T12:00:00Z');
  const fleet = new FakeFleet([], [clusterState()]);
  const gpus = jest.spyOn(fleet, 'gpus');
  const reports = new GpuReports({
    fleet,
    telemetry: {
      current: () => ({
        source: 'Prometheus https://prometheus.example',
        windowSeconds: 3600,
        clusters: new Map(),
      }),
    },
    settings: DEFAULT_GPU_SETTINGS,
    now: () => new Date(time),
  });
  return {
    fleet,
    gpus,
    reports,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('GpuReports', () => {
  it('tells when it was made, and from what', () => {
    const report = setup().reports.report();
    expect(gpuReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      observedAt: '2026-11-21T12:00:00.000Z',
      windowSeconds: 3600,
      telemetry: 'Prometheus https://prometheus.example',
      clusters: [{ name: 'west' }],
    });
  });

  it('reckons once a second, however many look', () => {
    const { reports, gpus, pass } = setup();
    const first = reports.report();
    pass(999);
    expect(reports.report()).toBe(first);
    expect(gpus).toHaveBeenCalledTimes(1);
    pass(1);
    expect(reports.report()).not.toBe(first);
  });

  it('rests longer where reckoning takes long', () => {
    const { reports, gpus, pass } = setup();
    gpus.mockImplementation(() => {
      pass(400);
      return { clusters: [clusterState()], holdings: [] };
    });
    const first = reports.report();
    pass(3599);
    expect(reports.report()).toBe(first);
    pass(1);
    expect(reports.report()).not.toBe(first);
  });

  it('goes on with a clock that went back', () => {
    const { reports, pass } = setup();
    const first = reports.report();
    pass(-3_600_000);
    expect(reports.report()).not.toBe(first);
  });

  it('tells of a cluster what hides its services, and what its accelerators', () => {
    const { fleet, gpus, reports } = setup();
    const gap = (resource: string) => ({
      resource,
      state: 'forbidden' as const,
      reason: 'no',
      consequence: 'something',
    });
    jest.spyOn(fleet, 'list').mockReturnValue({
      ...fleet.list(),
      clusters: [clusterState({ gaps: [gap('services')] })],
    });
    gpus.mockReturnValue({
      clusters: [clusterState({ gaps: [gap('nodes')] })],
      holdings: [],
    });
    expect(reports.report().clusters).toMatchObject([
      { gaps: [{ resource: 'services' }, { resource: 'nodes' }] },
    ]);
  });
});

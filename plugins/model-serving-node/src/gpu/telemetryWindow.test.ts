import {
  DEFAULT_GPU_SETTINGS,
  type GpuPolicy,
} from '@modeldeck/plugin-model-serving-common';
import { telemetryWindow } from './telemetryWindow';

function limit(afterSeconds: number): GpuPolicy {
  return { kind: 'idle-limit', name: 'idle', match: {}, afterSeconds };
}

const window = (policies: GpuPolicy[], afterSeconds = 3600) =>
  telemetryWindow({
    idle: { ...DEFAULT_GPU_SETTINGS.idle, afterSeconds },
    policies,
  });

describe('telemetryWindow', () => {
  it('is as long as a device has to do nothing to be idle', () => {
    expect(window([])).toBe(3600);
  });

  it('is as long as the longest limit of a policy', () => {
    expect(window([limit(7200), limit(600)])).toBe(7200);
  });

  it('is never longer than a day', () => {
    expect(window([limit(7 * 86_400)])).toBe(86_400);
    expect(window([], 7 * 86_400)).toBe(86_400);
  });
});

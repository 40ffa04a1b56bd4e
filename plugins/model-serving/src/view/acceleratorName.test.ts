import { acceleratorName } from './acceleratorName';

describe('acceleratorName', () => {
  it.each([
    ['nvidia.com/gpu', 'GPU'],
    ['amd.com/gpu', 'GPU'],
    ['nvidia.com/mig-1g.5gb', 'mig-1g.5gb'],
    ['google.com/tpu', 'tpu'],
    ['plain', 'plain'],
  ])('%s → %s', (resource, name) => {
    expect(acceleratorName(resource)).toBe(name);
  });
});

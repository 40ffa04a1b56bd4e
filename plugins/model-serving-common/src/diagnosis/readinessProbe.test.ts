import { diagnosePods } from './podRules';
import { pod, withContainer, only } from './testing/podFixtures';

describe('a readiness probe that has not passed', () => {
  const running = { started: true, ready: false, state: { running: {} } };

  it('is a warning, since a model may still be loading', () => {
    expect(only(withContainer(running))).toMatchObject({
      rule: 'readiness-probe-failing',
      severity: 'warning',
    });
  });

  it.each([
    ['starts', { ...running, started: false }, false],
    ['is ready', { ...running, ready: true }, false],
    ['is being deleted', running, true],
  ])('is not reported of a pod that %s', (_, status, deleted) => {
    const observed = pod({
      status: { containerStatuses: [{ name: 'server', ...status }] },
      deleted,
    });
    expect(diagnosePods([observed])).toEqual([]);
  });
});

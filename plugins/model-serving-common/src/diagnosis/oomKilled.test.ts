import { withContainer, waiting, ended, only } from './testing/podFixtures';

describe('OOMKilled', () => {
  it('is the cause of the crash loop that it makes', () => {
    const finding = only(
      withContainer({
        state: waiting('CrashLoopBackOff'),
        lastState: ended(137, 'OOMKilled'),
      }),
    );
    expect(finding).toMatchObject({
      rule: 'pod-oom-killed',
      severity: 'error',
    });
    expect(finding.fix).toContain('resources.limits.memory of "server"');
  });

  it('is a warning once the container runs again', () => {
    const finding = only(
      withContainer({
        ready: true,
        started: true,
        state: { running: {} },
        lastState: ended(137, 'OOMKilled'),
      }),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      cause: expect.stringContaining('it runs again'),
    });
  });
});

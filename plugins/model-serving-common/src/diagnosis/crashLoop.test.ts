import {
  withContainer,
  withInit,
  waiting,
  ended,
  only,
} from './testing/podFixtures';

describe('a crash loop', () => {
  it('is told with its exit code, its last words and how to read more', () => {
    const finding = only(
      withContainer({
        state: waiting('CrashLoopBackOff'),
        lastState: ended(
          1,
          'Error',
          'Traceback…\nModuleNotFoundError: No module named x',
        ),
      }),
    );
    expect(finding).toMatchObject({
      rule: 'pod-crash-loop',
      severity: 'error',
      subject: 'Pod/fraud-1',
      cause: 'container "server" keeps ending with exit code 1',
      fix: 'read its last words: `kubectl -n team logs fraud-1 -c server --previous`',
    });
    expect(finding.evidence.map(e => e.detail)).toEqual([
      'container "server": 7 restarts, last ended Error, exit code 1 at 2026-01-01T00:00:00Z',
      'Traceback… ModuleNotFoundError: No module named x',
    ]);
  });

  it.each([
    [127, 'its command was not found in the image'],
    [139, 'it crashed with a memory access error'],
  ])('explains exit code %s', (code, meaning) => {
    expect(only(withContainer({ state: ended(code) })).cause).toContain(
      meaning,
    );
  });

  it('asks for the present log of a container that has only just failed', () => {
    expect(only(withContainer({ state: ended(1) })).fix).not.toContain(
      '--previous',
    );
  });

  it('says of an init container that it is one', () => {
    const finding = only(
      withInit({
        name: 'migrate',
        state: waiting('CrashLoopBackOff'),
        lastState: ended(2),
      }),
    );
    expect(finding.cause).toBe(
      'init container "migrate" keeps ending with exit code 2',
    );
  });

  it('never quotes a credential', () => {
    const text = JSON.stringify(
      only(
        withContainer({
          state: waiting('CrashLoopBackOff'),
          lastState: ended(
            1,
            'Error',
            'https://u:hunter2@h/p?sig=hunter3 password=hunter4',
          ),
        }),
      ),
    );
    expect(text).not.toMatch(/hunter/);
  });
});

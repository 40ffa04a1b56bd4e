import { withContainer, waiting, only } from './testing/podFixtures';

describe('a container that cannot be created', () => {
  it.each([
    [
      'secret "s3-creds" not found',
      'the secret "s3-creds" does not exist',
      'kubectl -n team get secret s3-creds',
    ],
    [
      'configmap "settings" not found',
      'the configmap "settings" does not exist',
      'get configmap settings',
    ],
    [
      "couldn't find key token in Secret team/s3-creds",
      'has no key "token"',
      'get secret s3-creds',
    ],
    [
      'something else',
      'container "server" cannot be created',
      'describe pod fraud-1',
    ],
  ])('%s', (message, cause, fix) => {
    const finding = only(
      withContainer({ state: waiting('CreateContainerConfigError', message) }),
    );
    expect(finding.rule).toBe('container-config-error');
    expect(finding.cause).toContain(cause);
    expect(finding.fix).toContain(fix);
  });
});

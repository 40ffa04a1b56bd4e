import { withInit, waiting, ended, only } from './testing/podFixtures';

describe('the storage initializer', () => {
  const failing = (message: string) =>
    only(
      withInit({
        name: 'storage-initializer',
        state: waiting('CrashLoopBackOff'),
        lastState: ended(1, 'Error', message),
      }),
    );

  it.each([
    [
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'credentials are missing',
    ],
    [
      'An error occurred (403) when calling HeadObject: Forbidden',
      'refuses access',
    ],
    [
      'NoSuchBucket: The specified bucket does not exist',
      'bucket does not exist',
    ],
    [
      'RuntimeError: Failed to fetch model. No model found in s3',
      'nothing at that path',
    ],
    ['SSL: CERTIFICATE_VERIFY_FAILED', 'certificate is not trusted'],
    ['Max retries exceeded with url: /models', 'cannot be reached'],
    ['OSError: [Errno 28] No space left on device', 'does not fit'],
  ])('%s', (message, cause) => {
    const finding = failing(message);
    expect(finding.rule).toBe('storage-initializer-failed');
    expect(finding.cause).toContain(cause);
    expect(finding.fix).toContain(
      '`kubectl -n team logs fraud-1 -c storage-initializer --previous`',
    );
  });

  it('says no more than it knows', () => {
    expect(failing('').cause).toBe(
      'the model cannot be fetched from its storage URI',
    );
  });
});

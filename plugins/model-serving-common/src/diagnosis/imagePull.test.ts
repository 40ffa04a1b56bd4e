import { withContainer, waiting, only } from './testing/podFixtures';

describe('an image that cannot be pulled', () => {
  it.each([
    [
      'rpc error: code = NotFound desc = failed to resolve reference "reg/x:1": not found',
      'no such image or tag',
    ],
    ['401 Unauthorized', 'refuses access'],
    [
      'toomanyrequests: You have reached your pull rate limit',
      'limits how often',
    ],
    ['dial tcp: lookup reg: no such host', 'cannot be reached'],
    ['no match for platform in manifest: not found', 'architecture'],
  ])('%s', (message, cause) => {
    const finding = only(
      withContainer({ state: waiting('ErrImagePull', message) }),
    );
    expect(finding.rule).toBe('image-pull-failed');
    expect(finding.cause).toContain(
      'the image "reg/fraud:v2" of container "server"',
    );
    expect(finding.cause).toContain(cause);
  });

  it('is not explained by the name of the image', () => {
    const message = 'Back-off pulling image "acme/404-not-found:denied"';
    const finding = only(
      withContainer({ state: waiting('ImagePullBackOff', message) }),
    );
    expect(finding.cause).toBe(
      'the image "reg/fraud:v2" of container "server" cannot be pulled',
    );
  });
});

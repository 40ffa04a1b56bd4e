import { configHint } from './configHint';

const KEY = 'modelServing.clusters[1]';

describe('configHint', () => {
  it.each([
    [
      'name one with --kubeconfig or KUBECONFIG',
      `name one with ${KEY}.kubeconfig.path`,
    ],
    [
      'repair the file or name another with --kubeconfig',
      `repair the file or name another with ${KEY}.kubeconfig.path`,
    ],
    [
      'choose with --context from: dev, prod',
      `choose with ${KEY}.kubeconfig.context from: dev, prod`,
    ],
    [
      'check the server and your network, or raise --request-timeout',
      'check the server and your network',
    ],
    ['check whether it has expired', 'check whether it has expired'],
  ])('says of "%s": %s', (hint, expected) => {
    expect(configHint(hint, KEY)).toBe(expected);
  });
});

import { ConfigReader } from '@backstage/config';
import { readClusterConfigs } from './ClusterConfig';

const caData = Buffer.from(
  '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n',
).toString('base64');

function read(...clusters: object[]) {
  return readClusterConfigs(
    new ConfigReader({ modelServing: { clusters } } as never),
  );
}

describe('readClusterConfigs', () => {
  it('reads no clusters when none are configured', () => {
    expect(readClusterConfigs(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [
      { name: 'a', kubeconfig: {} },
      { type: 'kubeconfig', path: undefined, context: undefined },
    ],
    [
      { name: 'a', kubeconfig: { path: 'x/config', context: 'prod' } },
      { type: 'kubeconfig', path: 'x/config', context: 'prod' },
    ],
    [{ name: 'a', inCluster: true }, { type: 'inCluster' }],
    [
      { name: 'a', url: 'https://10.0.0.1:6443', caData, token: 't' },
      {
        type: 'url',
        url: 'https://10.0.0.1:6443',
        caData,
        skipTLSVerify: false,
        token: 't',
      },
    ],
    [
      { name: 'a', url: 'https://h', skipTLSVerify: true, inCluster: false },
      { type: 'url', url: 'https://h', skipTLSVerify: true },
    ],
  ])('reads %j', (entry, access) => {
    expect(read(entry)).toEqual([
      { key: 'modelServing.clusters[0]', name: 'a', access, writable: false },
    ]);
  });

  it('takes a cluster for one that is written to only where that is said', () => {
    expect(
      read({ name: 'a', inCluster: true, writable: true })[0]?.writable,
    ).toBe(true);
    expect(() => read({ name: 'a', inCluster: true, writable: 7 })).toThrow(
      /clusters\[0\]\.writable/,
    );
  });

  it.each([
    ['no name', [{ kubeconfig: {} }], /modelServing\.clusters\[0\]\.name/],
    ['a blank name', [{ name: ' ', inCluster: true }], /\[0\]\.name: must not/],
    [
      'one name for two clusters',
      [
        { name: 'a', inCluster: true },
        { name: 'a', kubeconfig: {} },
      ],
      /clusters\[1\]\.name: another cluster has the name "a"/,
    ],
    [
      'no way to reach it',
      [{ name: 'a' }],
      /clusters\[0\]: needs exactly one of kubeconfig, inCluster, url, has none/,
    ],
    [
      'only a way that is turned off',
      [{ name: 'a', inCluster: false }],
      /has none/,
    ],
    [
      'two ways to reach it',
      [{ name: 'a', inCluster: true, url: 'https://h' }],
      /has inCluster and url/,
    ],
    [
      'a misspelt setting',
      [{ name: 'a', kubeConfig: {} }],
      /clusters\[0\]\.kubeConfig: no such setting/,
    ],
    [
      'a token for a kubeconfig',
      [{ name: 'a', kubeconfig: {}, token: 'secret-1' }],
      /clusters\[0\]\.token: only goes with url/,
    ],
    [
      'plain http',
      [{ name: 'a', url: 'http://h', token: 'secret-1' }],
      /clusters\[0\]\.url: must be an https:\/\/ address/,
    ],
    ['no address', [{ name: 'a', url: 'h:6443' }], /url: must be an https/],
    [
      'credentials in the address',
      [{ name: 'a', url: 'https://u:secret-1@h' }],
      /clusters\[0\]\.url: must not hold credentials/,
    ],
    [
      'a certificate that is none',
      [{ name: 'a', url: 'https://h', caData: 'secret-1' }],
      /clusters\[0\]\.caData: must be a PEM certificate/,
    ],
    [
      'a number for inCluster',
      [{ name: 'a', inCluster: 7 }],
      /clusters\[0\]\.inCluster/,
    ],
    [
      'a list for kubeconfig',
      [{ name: 'a', kubeconfig: 'x' }],
      /clusters\[0\]\.kubeconfig/,
    ],
  ])('refuses %s, naming the key but no value', (_, clusters, message) => {
    expect(() => read(...clusters)).toThrow(message);
    expect(() => read(...clusters)).not.toThrow(/secret-1/);
  });
});

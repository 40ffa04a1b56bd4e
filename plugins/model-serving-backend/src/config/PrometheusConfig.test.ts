import { ConfigReader } from '@backstage/config';
import { readPrometheus } from './PrometheusConfig';

const read = (entry: object) =>
  readPrometheus(new ConfigReader(entry as never), 'k');

describe('readPrometheus', () => {
  it.each([
    [
      { url: 'http://p:9090/x', authorization: 'Bearer t' },
      { type: 'url', url: 'http://p:9090/x', authorization: 'Bearer t' },
    ],
    [
      { service: 'monitoring/prometheus:9090' },
      {
        type: 'service',
        namespace: 'monitoring',
        service: 'prometheus',
        port: '9090',
      },
    ],
  ])('reads %j', (entry, expected) => {
    expect(read(entry)).toEqual(expected);
  });

  it.each([
    ['nothing', {}, /k: needs exactly one of url, service/],
    ['both', { url: 'http://p', service: 'a/b:1' }, /needs exactly one/],
    ['no address', { url: 'p:9090' }, /k\.url: must be/],
    ['a secret in it', { url: 'http://u:secret-1@p' }, /k\.url: must not hold/],
    ['no port', { service: 'monitoring/prometheus' }, /k\.service: must be/],
    ['a path', { service: '../x/y:1' }, /k\.service: must be/],
    [
      'a secret for a service',
      { service: 'a/b:1', authorization: 'secret-1' },
      /k\.authorization: only goes with url/,
    ],
    ['a misspelt setting', { adress: 'secret-1' }, /k\.adress: no such/],
  ])('refuses %s, and tells no value', (_, entry, message) => {
    expect(() => read(entry)).toThrow(message);
    expect(() => read(entry)).not.toThrow(/secret-1/);
  });
});

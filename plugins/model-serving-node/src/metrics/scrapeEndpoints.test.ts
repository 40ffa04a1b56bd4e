import { scrapeEndpoints } from './scrapeEndpoints';

function ports(pod: unknown) {
  return scrapeEndpoints(pod).map(({ port, path }) => `${port}${path}`);
}

function podWith(...containers: unknown[]) {
  return { spec: { containers } };
}

describe('where a pod exposes metrics', () => {
  it.each<[string, unknown, string[]]>([
    [
      'annotations',
      {
        metadata: {
          annotations: {
            'prometheus.io/port': '8000',
            'prometheus.io/path': 'prometheus',
            'prometheus.kserve.io/port': '8082',
          },
        },
      },
      ['8000/prometheus', '8082/metrics'],
    ],
    [
      'the name of a port',
      podWith({
        name: 'server',
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'metrics', containerPort: 9102 },
        ],
      }),
      ['9102/metrics'],
    ],
    [
      'containers that are known',
      podWith({ name: 'queue-proxy' }, { name: 'istio-proxy' }),
      ['9091/metrics', '15090/stats/prometheus'],
    ],
    [
      'a port once',
      podWith({
        name: 'queue-proxy',
        ports: [{ name: 'http-usermetric', containerPort: 9091 }],
      }),
      ['9091/metrics'],
    ],
    [
      'no port that is none',
      { metadata: { annotations: { 'prometheus.io/port': '80/../secrets' } } },
      [],
    ],
    [
      'no path that leads elsewhere',
      {
        metadata: {
          annotations: {
            'prometheus.io/port': '80',
            'prometheus.io/path': '/../../../secrets',
            'prometheus.kserve.io/port': '80',
            'prometheus.kserve.io/path': '/metrics?x=%2e',
          },
        },
      },
      [],
    ],
    ['nothing', podWith({ name: 'server' }), []],
    ['no pod', null, []],
  ])('by %s', (_, pod, expected) => {
    expect(ports(pod)).toEqual(expected);
  });

  it('is not asked of any number of ports', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      name: 'c',
      ports: [{ name: 'metrics', containerPort: index + 1 }],
    }));
    expect(ports(podWith(...many)).length).toBeLessThan(10);
  });
});

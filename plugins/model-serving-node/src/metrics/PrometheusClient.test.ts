import type { ServerResponse } from 'node:http';
import { FakeApiServer } from '../__fixtures__/FakeApiServer';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient } from '../kube/KubeClient';
import { PrometheusClient } from './PrometheusClient';

const WINDOW = { from: 1_000_000, to: 1_060_000 };

describe('PrometheusClient', () => {
  let server: FakeApiServer;

  beforeEach(async () => {
    server = await FakeApiServer.start();
  });

  afterEach(() => server.stop());

  function answer(body: unknown, status = 200) {
    server.handle = (_, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  function client(
    options: { authorization?: string; timeoutMs?: number } = {},
  ) {
    return PrometheusClient.at({
      url: `${server.connection().server}/prom/`,
      authorization: options.authorization,
      requestTimeoutMs: options.timeoutMs,
    });
  }

  const matrix = (...result: unknown[]) => ({
    status: 'success',
    data: { resultType: 'matrix', result },
  });

  it('asks for raw samples of a bounded time', async () => {
    answer(
      matrix({
        metric: { __name__: 'requests', pod: 'a' },
        values: [
          [1000.5, '3'],
          [1015.5, 'NaN'],
          [1030.5, '+Inf'],
          ['x', '3'],
          [1045.5, 7],
          null,
        ],
      }),
    );
    expect(await client().samples('requests{pod="a"}', WINDOW)).toEqual([
      {
        name: 'requests',
        labels: { pod: 'a' },
        samples: [
          { at: 1_000_500, value: 3 },
          { at: 1_015_500, value: NaN },
          { at: 1_030_500, value: Infinity },
        ],
      },
    ]);
    const { url } = server.requests[0] ?? {};
    expect(url?.pathname).toBe('/prom/api/v1/query');
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      query: 'requests{pod="a"}[60s]',
      time: '1060.000',
    });
  });

  it.each([
    ['few series in one question', 20, 1],
    ['series of many canaries in parts', 20_000, 58],
  ])('asks for a day of %s', async (_, expected, questions) => {
    answer(matrix());
    const day = { from: 0, to: 24 * 3_600_000 };
    await client().samples('x', day, expected);
    expect(server.requests).toHaveLength(questions);
    const asked = server.requests.map(({ url }) => url.searchParams);
    const covered = asked
      .map(query => /\[(\d+)s\]/.exec(query.get('query') ?? '')?.[1])
      .reduce((sum, seconds) => sum + Number(seconds), 0);
    expect(covered).toBe(86_400);
  });

  it('asks what a query gives at one moment', async () => {
    answer({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          { metric: { gpu: '0' }, value: [1060, '0.25'] },
          { metric: { gpu: '1' }, value: [1060, 'x'] },
          { metric: { gpu: '2' } },
          null,
        ],
      },
    });
    const asked = client().values('avg_over_time(m[1h])', { at: WINDOW.to });
    expect(await asked).toEqual([
      {
        name: '',
        labels: { gpu: '0' },
        samples: [{ at: WINDOW.to, value: 0.25 }],
      },
      { name: '', labels: { gpu: '1' }, samples: [] },
      { name: '', labels: { gpu: '2' }, samples: [] },
    ]);
    const { url } = server.requests[0] ?? {};
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      query: 'avg_over_time(m[1h])',
      time: '1060.000',
    });
  });

  it('puts what is too long for a line into a form, and only there', async () => {
    answer({ status: 'success', data: [] });
    const selectors = Array.from(
      { length: 50 },
      (_, i) => `{a=~"${i}-${'x'.repeat(900)}"}`,
    );
    await client().series(selectors, WINDOW);
    expect(server.requests).toHaveLength(1);
    const [{ url, form } = { url: undefined, form: undefined }] =
      server.requests;
    expect(url?.search).toBe('');
    expect(form?.getAll('match[]')).toEqual(selectors);
  });

  it('asks for a long time in parts and puts them together', async () => {
    let calls = 0;
    server.handle = ({ url }, response) => {
      calls += 1;
      const at = Number(url.searchParams.get('time'));
      response.end(
        JSON.stringify(
          matrix({ metric: { __name__: 'x' }, values: [[at, String(calls)]] }),
        ),
      );
    };
    const day = { from: 0, to: 24 * 3_600_000 };
    const [series] = await client().samples('x', day);
    expect(series?.samples.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
  });

  it('asks through an API server in lines of a bounded length', async () => {
    answer({
      status: 'success',
      data: [{ __name__: 'a', le: '+Inf' }, { noName: 'b' }, 3],
    });
    const selectors = Array.from(
      { length: 40 },
      (_, index) => `{__name__="m${index}",pod=~"${'p'.repeat(200)}"}`,
    );
    const inCluster = PrometheusClient.inCluster({
      client: createKubeClient(server.connection()),
      namespace: 'monitoring',
      service: 'prometheus',
      port: '9090',
    });
    const found = await inCluster.series(selectors, WINDOW);
    expect(found[0]).toEqual({ __name__: 'a', le: '+Inf' });
    const asked = server.requests.flatMap(({ url }) =>
      url.searchParams.getAll('match[]'),
    );
    expect(asked).toEqual(selectors);
    for (const { url } of server.requests) {
      expect(url.search.length).toBeLessThan(5_000);
    }
  });

  it('proves itself as it is told, and shows no password', async () => {
    answer({ status: 'success', data: [] });
    await client({ authorization: 'Bearer t' }).series(['a'], WINDOW);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer t');
    const { server: url } = server.connection();
    const basic = PrometheusClient.at({
      url: url.replace('//', '//me:s%40cret@'),
    });
    await basic.series(['a'], WINDOW);
    expect(server.requests[1]?.headers.authorization).toBe(
      `Basic ${Buffer.from('me:s@cret').toString('base64')}`,
    );
    expect(basic.through).toBe(url);
  });

  it('asks a service in the cluster through the API server', async () => {
    answer({ status: 'success', data: [] });
    const kube = createKubeClient(
      server.connection(fixedCredential({ authorization: 'Bearer mine' })),
    );
    const options = { client: kube, namespace: 'mon', service: 'prom' };
    await PrometheusClient.inCluster({ ...options, port: '9090' }).series(
      ['a'],
      WINDOW,
    );
    const https = { ...options, port: 'web', scheme: 'https' as const };
    await PrometheusClient.inCluster(https).series(['a'], WINDOW);
    expect(server.requests.map(({ url }) => url.pathname)).toEqual([
      '/api/v1/namespaces/mon/services/prom:9090/proxy/api/v1/series',
      '/api/v1/namespaces/mon/services/https:prom:web/proxy/api/v1/series',
    ]);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer mine');
  });

  it.each<[string, unknown, number, RegExp]>([
    [
      'a page',
      '<html>Sign in</html>',
      200,
      /^cannot ask Prometheus \(http:.*\) for series: the answer is not JSON; check that the address is that of a Prometheus$/,
    ],
    ['other JSON', { kind: 'Status' }, 200, /not one of Prometheus/],
    ['nothing', '', 200, /not JSON/],
    [
      'an error',
      { status: 'error', errorType: 'timeout', error: 'query timed out' },
      503,
      /for series: .*503/,
    ],
    [
      'an error that looks well',
      { status: 'error', error: 'too many samples' },
      200,
      /too many samples/,
    ],
    [
      'a part',
      { status: 'success', data: [], warnings: ['store west is down'] },
      200,
      /not whole: store west is down/,
    ],
    ['no right', 'nope', 403, /ask for the right to get services\/proxy/],
    ['no credential', 'nope', 401, /give a credential that Prometheus accepts/],
    ['no such path', '404 page not found', 404, /address is that of a Prom/],
  ])('fails in one line on %s', async (_, body, status, message) => {
    answer(body, status);
    await expect(client().series(['a'], WINDOW)).rejects.toThrow(message);
  });

  it('does not wait for ever', async () => {
    server.handle = () => undefined;
    await expect(
      client({ timeoutMs: 30 }).samples('a', WINDOW),
    ).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('fails where nothing answers', async () => {
    const prometheus = client();
    await server.stop();
    await expect(prometheus.series(['a'], WINDOW)).rejects.toMatchObject({
      kind: 'unreachable',
    });
    server = await FakeApiServer.start();
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['no result', { status: 'success', data: {} }],
    ['odd results', matrix(3, null, { metric: 3, values: 'x' }, {})],
  ])('holds nothing that %s might', async (_, body) => {
    answer(body);
    const asked = client().samples('a', WINDOW);
    const samples = await asked.catch((error: Error) => error);
    expect(
      samples instanceof Error ||
        samples.every(each => each.samples.length === 0),
    ).toBe(true);
  });
});

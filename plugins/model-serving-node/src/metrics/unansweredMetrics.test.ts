import { FakePrometheus } from '../__fixtures__/FakePrometheus';
import { BUCKET, SOUND, targetOf, WINDOW } from '../__testUtils__/istioSeries';
import { observeService } from './observeService';
import { PrometheusClient } from './PrometheusClient';

describe('a canary whose metrics are not all answered', () => {
  let prometheus: FakePrometheus;

  afterEach(() => prometheus.stop());

  it.each<[string, string | undefined, RegExp]>([
    ['a page', '<html>Sign in</html>', /for samples: the answer is not JSON/],
    [
      'an error',
      JSON.stringify({ status: 'error', error: 'too many samples' }),
      /too many samples/,
    ],
    [
      'a part',
      JSON.stringify({ status: 'success', warnings: ['store west is down'] }),
      /the answer is not whole: store west is down/,
    ],
    ['nothing for long', undefined, /no complete answer within 0.2 s/],
  ])(
    'makes nothing of a part where one metric answers %s',
    async (_, answer, message) => {
      prometheus = await FakePrometheus.start(SOUND, { of: BUCKET, answer });
      const metrics = PrometheusClient.at({
        url: prometheus.url,
        requestTimeoutMs: 200,
      });
      const target = targetOf();
      const looked = observeService({ target, metrics, ...WINDOW });
      await expect(looked).rejects.toThrow(message);
      await expect(looked).rejects.not.toThrow(/\n/);
    },
  );

  it('fails where nothing answers', async () => {
    prometheus = await FakePrometheus.start([]);
    const metrics = PrometheusClient.at({ url: 'http://127.0.0.1:1' });
    const target = targetOf();
    await expect(
      observeService({ target, metrics, ...WINDOW }),
    ).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

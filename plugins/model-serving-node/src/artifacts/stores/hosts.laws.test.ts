import fc from 'fast-check';
import { FakeApiServer } from '../../__fixtures__/FakeApiServer';
import { RemoteError } from '../http/RemoteError';
import { readModelFacts } from '../readModelFacts';
import { bucketUri } from './bucketUri';
import { s3ObjectUrl } from './s3ObjectUrl';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        '.',
        '..',
        '/',
        '@',
        ':',
        '#',
        '?',
        '%2f',
        '\\',
        '-',
      ),
    )
    .map(parts => parts.join('')),
);

function hostOf(rest: string, region: string): string {
  try {
    const { bucket } = bucketUri(`s3://${rest}`, 'read');
    return s3ObjectUrl({ bucket, path: 'MLmodel' }, region || 'us-east-1').host;
  } catch (error) {
    return error instanceof RemoteError ? 'nowhere' : String(error);
  }
}

describe('a storage URI', () => {
  it('never decides on a host at AWS', () => {
    fc.assert(
      fc.property(hostile, hostile, (rest, region) => {
        expect(hostOf(rest, region)).toMatch(
          /^(nowhere|([a-z0-9._-]+\.)?s3\.[a-z0-9-]+\.amazonaws\.com(\.cn)?)$/,
        );
      }),
    );
  });

  it('leads to what is configured or nowhere, and breaks nothing', async () => {
    const server = await FakeApiServer.start((_, response) => {
      response.writeHead(404);
      response.end();
    });
    const { server: url } = server.connection();
    const access = {
      s3: { endpoint: `${url}/s3` },
      gcs: { url: `${url}/gs` },
      huggingFace: { url: `${url}/hf` },
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('s3://', 'gs://', 'hf://', 'https://', 'models:/', ''),
        fc.constantFrom('models/', 'org/model/', ''),
        hostile,
        async (scheme, start, rest) => {
          const before = server.requests.length;
          const uri = `${scheme}${start}${rest}`;
          const { state } = await readModelFacts({ uri, access });
          expect(['absent', 'unknown']).toContain(state);
          for (const path of server.paths().slice(before)) {
            expect(path).toMatch(
              /^\/(s3|gs|hf)\/[^?]+(\/MLmodel|\/config\.json|\?delimiter=.+)$/,
            );
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(server.requests.length).toBeGreaterThan(0);
    await server.stop();
  });
});

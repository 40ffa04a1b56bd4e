import { SimulatedObjectStore } from '@modeldeck/simulated-cluster';
import { FakeApiServer, type Handler } from '../../__fixtures__/FakeApiServer';
import type { ArtifactAccess } from '../ArtifactAccess';
import { storeFor } from './stores';

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'wJalr-secret' };

async function read(uri: string, access: ArtifactAccess, file = 'MLmodel') {
  const body = await storeFor(uri).read({
    uri,
    file,
    access,
    maxBytes: 1000,
    timeoutMs: 5_000,
    now: () => new Date('2026-01-05T08:00:00Z'),
  });
  return String(body);
}

describe('stores', () => {
  const stops: Array<() => Promise<void>> = [];

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function s3(objects: Record<string, string>, accessKeyId?: string) {
    const store = await SimulatedObjectStore.start({ objects, accessKeyId });
    stops.push(() => store.stop());
    return store;
  }

  async function serve(handle: Handler) {
    const server = await FakeApiServer.start(handle);
    stops.push(() => server.stop());
    return { server, url: server.connection().server };
  }

  describe('s3', () => {
    it('reads below a prefix, signed where there are credentials', async () => {
      const { endpoint, requests } = await s3(
        { 'models/fraud (new)/é/MLmodel': 'found' },
        'AKID',
      );
      const access = { s3: { endpoint: `${endpoint}/`, credentials } };
      expect(await read('s3://models/fraud (new)/é/', access)).toBe('found');
      expect(requests[0]?.path).toBe(
        '/models/fraud%20%28new%29/%C3%A9/MLmodel',
      );
      expect(requests[0]?.authorization).toContain('us-east-1/s3');
    });

    it('reads what everybody may without credentials', async () => {
      const { endpoint, requests } = await s3({ 'models/MLmodel': 'found' });
      expect(await read('s3://models', { s3: { endpoint } })).toBe('found');
      expect(requests).toEqual([{ path: '/models/MLmodel' }]);
    });

    it.each([
      ['s3://models/none', 'not-found', /there is no such file/],
      ['s3://nobody/fraud', 'not-found', /there is no such bucket/],
    ])('tells that there is nothing at %s', async (uri, kind, why) => {
      const { endpoint } = await s3({ 'models/MLmodel': '' });
      await expect(read(uri, { s3: { endpoint } })).rejects.toMatchObject({
        kind,
        why: expect.stringMatching(why),
      });
    });

    it('does not take a refusal for an absence, and tells no secret', async () => {
      const { endpoint } = await s3({ 'models/MLmodel': '' }, 'OTHER');
      const access = { s3: { endpoint, credentials } };
      await expect(read('s3://models/fraud', access)).rejects.toMatchObject({
        kind: 'forbidden',
        message: expect.not.stringContaining('secret'),
        hint: expect.stringContaining('AWS_ACCESS_KEY_ID'),
      });
    });

    it.each([
      's3://evil.example#/x',
      's3://user@evil/x',
      's3://a..b:80/x',
      's3:///x',
      's3://models/../../other/x',
    ])('asks nobody for %s', async uri => {
      const { endpoint, requests } = await s3({});
      await expect(read(uri, { s3: { endpoint } })).rejects.toMatchObject({
        kind: 'refused',
      });
      expect(requests).toEqual([]);
    });

    it('takes no region that would be another host', async () => {
      const access = { s3: { region: 'x.evil.example/' } };
      await expect(read('s3://models/x', access)).rejects.toMatchObject({
        kind: 'refused',
        hint: 'check AWS_REGION',
      });
    });
  });

  describe('gs', () => {
    it('reads with a token', async () => {
      const { server, url } = await serve((_, response) => response.end('g'));
      const access = { gcs: { url, token: 'ya29' } };
      expect(await read('gs://models/fraud', access)).toBe('g');
      expect(server.paths()).toEqual(['/models/fraud/MLmodel']);
      expect(server.requests[0]?.headers.authorization).toBe('Bearer ya29');
    });

    it('asks for a token where it needs one', async () => {
      const { url } = await serve((_, response) => {
        response.writeHead(401);
        response.end();
      });
      await expect(read('gs://models/x', { gcs: { url } })).rejects.toThrow(
        'cannot read MLmodel from gs://models/x: the store does not let us read it (401), which it also says of files that are not there; give an access token that may read it',
      );
    });
  });

  describe('https', () => {
    it('asks only hosts that somebody named', async () => {
      const access = { hosts: ['models.example'] };
      await expect(
        read('https://other.example/fraud', access),
      ).rejects.toMatchObject({
        kind: 'refused',
        why: 'other.example is not among the hosts that may be asked',
        hint: 'name it in artifacts.hosts of the settings if it is yours',
      });
    });

    it('does not unpack', async () => {
      const access = { hosts: ['models.example'] };
      await expect(
        read('https://models.example/fraud.tar.gz', access),
      ).rejects.toThrow('it is an archive, which only the runtime unpacks');
    });
  });

  describe('hf', () => {
    it('reads the revision that is meant', async () => {
      const { server, url } = await serve((_, response) => response.end('{}'));
      const access = { huggingFace: { url, token: 'hf_x' } };
      await read('hf://org/model:v1.2', access, 'config.json');
      await read('hf://org/model', access, 'config.json');
      expect(server.paths()).toEqual([
        '/org/model/resolve/v1.2/config.json',
        '/org/model/resolve/main/config.json',
      ]);
      expect(server.requests[0]?.headers.authorization).toBe('Bearer hf_x');
    });

    it.each(['hf://model', 'hf://a/b/c', 'hf://../b'])(
      'does not ask for %s',
      async uri => {
        await expect(read(uri, {})).rejects.toMatchObject({ kind: 'refused' });
      },
    );
  });

  it.each([
    ['pvc://claim/path', /only pods of its namespace/],
    ['oci://registry.example/model:1', /in an image/],
    ['http://models.example/x', /not encrypted/],
    ['abfs://c@a.dfs.core.windows.net/x', /Azure/],
    ['constructor://x', /scheme "constructor"/],
    ['', /scheme ""/],
  ])('says why %s cannot be read from here', (uri, why) => {
    expect(() => storeFor(uri)).toThrow(why);
  });
});

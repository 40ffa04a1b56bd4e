import { aPlan } from '../__testUtils__/plans';
import { aFleet, aService } from '../__testUtils__/services';
import { ModelServingClient } from './ModelServingClient';

function setUp(response: Partial<Response>) {
  const fetch = jest.fn(async () => response as Response);
  const client = new ModelServingClient({
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
    fetchApi: { fetch },
  });
  return { client, fetch };
}

const answer = (body: unknown, status = 200): Partial<Response> => ({
  ok: status < 400,
  status,
  statusText: 'Forbidden',
  headers: new Map([['content-type', 'application/json']]) as never,
  json: async () => body,
  clone: () => answer(body, status) as Response,
  text: async () => JSON.stringify(body),
});

describe('ModelServingClient', () => {
  it('asks the backend plugin for the fleet', async () => {
    const fleet = aFleet([aService()]);
    const { client, fetch } = setUp(answer(fleet));
    await expect(client.list()).resolves.toEqual(fleet);
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/model-serving/services',
      undefined,
    );
  });

  it('encodes an id once more, since it is one segment of the path', async () => {
    const service = aService({ cluster: 'arn:aws:eks/prod' });
    const { client, fetch } = setUp(answer(service));
    await expect(client.service(service.id)).resolves.toEqual(service);
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/model-serving/services/arn%253Aaws%253Aeks%252Fprod%2Fpayments%2Finferenceservice%2Ffraud',
      undefined,
    );
  });

  it('says why the backend refuses', async () => {
    const { client } = setUp(
      answer(
        {
          error: { name: 'NotAllowedError', message: 'not for you' },
          response: { statusCode: 403 },
        },
        403,
      ),
    );
    await expect(client.list()).rejects.toMatchObject({ statusCode: 403 });
  });

  it('sends what is wanted, and what was confirmed, as JSON', async () => {
    const plan = aPlan();
    const { client, fetch } = setUp(answer({ plan }));
    const request = { action: 'promote' } as const;
    await expect(client.plan('a/b/c/d', request)).resolves.toEqual({ plan });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/model-serving/services/a%2Fb%2Fc%2Fd/plan',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"request":{"action":"promote"}}',
      },
    );
    await client.execute('a/b/c/d', { request, plan });
    expect(fetch).toHaveBeenLastCalledWith(
      expect.stringMatching(/execute$/),
      expect.objectContaining({ body: JSON.stringify({ request, plan }) }),
    );
  });

  it.each([
    ['canaryHistory', 'services/a%2Fb%2Fc%2Fd/canary/history'],
    ['serviceGpus', 'services/a%2Fb%2Fc%2Fd/gpu'],
    ['preflight', 'services/a%2Fb%2Fc%2Fd/preflight'],
    ['gpuReport', 'gpu'],
    ['platforms', 'platforms'],
    ['formSettings', 'project-settings'],
    ['registryModels', 'registry/models?search=a%2Fb%2Fc%2Fd'],
    ['registryModel', 'registry/model?uri=a%2Fb%2Fc%2Fd'],
  ] as const)('asks for %s where it is', async (question, path) => {
    const { client, fetch } = setUp(answer({ kind: question }));
    await expect(client[question]('a/b/c/d')).resolves.toEqual({
      kind: question,
    });
    expect(fetch).toHaveBeenCalledWith(
      `http://backend/api/model-serving/${path}`,
      undefined,
    );
  });

  it('says of which pool’s past it wants what', async () => {
    const { client, fetch } = setUp(answer({}));
    const from = '2026-11-21T12:00:00.000Z';
    await client.gpuHistory({ cluster: 'prod', pool: 'prod/key/a%20b', from });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/model-serving/gpu/history?cluster=prod&pool=prod%2Fkey%2Fa%2520b&from=2026-11-21T12%3A00%3A00.000Z',
      undefined,
    );
  });

  it('says why it cannot be told what fits', async () => {
    const request = { replicas: 1, accelerators: [] };
    const refused = { error: { name: 'InputError', message: 'of what?' } };
    const { client, fetch } = setUp(answer(refused, 400));
    await expect(client.gpuFit(request)).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/model-serving/gpu/fit',
      expect.objectContaining({ body: JSON.stringify(request) }),
    );
  });

  it('takes a plan that has changed for an answer, any other conflict for an error', async () => {
    const confirmed = { request: { action: 'pause' as const }, plan: aPlan() };
    const changed = { state: 'changed', outcome: { plan: aPlan() } };
    await expect(
      setUp(answer(changed, 409)).client.execute('a/b/c/d', confirmed),
    ).resolves.toEqual(changed);
    const halfway = { error: { name: 'ConflictError', message: 'halfway' } };
    await expect(
      setUp(answer(halfway, 409)).client.execute('a/b/c/d', confirmed),
    ).rejects.toMatchObject({ statusCode: 409 });
  });
});

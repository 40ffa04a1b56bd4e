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
});

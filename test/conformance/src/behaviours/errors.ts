import { ApiClient, type ApiAnswer } from '@modeldeck/simulated-cluster';
import { CONFIG_MAPS, DEPLOYMENTS, NAMESPACE, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** How a server says no. */
export function describeErrors(server: ServerUnderTest): void {
  it.each<[string, number, string, (request: ApiClient) => Promise<ApiAnswer>]>(
    [
      [
        'what is not there',
        404,
        'NotFound',
        request => request.call(`${SERVICES}/absent`),
      ],
      [
        'what is already there',
        409,
        'AlreadyExists',
        request =>
          request.call('/api/v1/namespaces', {
            method: 'POST',
            body: { metadata: { name: NAMESPACE } },
          }),
      ],
      [
        'a namespace that is not there',
        404,
        'NotFound',
        request =>
          request.call('/api/v1/namespaces/absent/configmaps', {
            method: 'POST',
            body: { metadata: { name: 'a' } },
          }),
      ],
      [
        'an invalid name',
        422,
        'Invalid',
        request =>
          request.call(CONFIG_MAPS, {
            method: 'POST',
            body: { metadata: { name: 'Not_Valid' } },
          }),
      ],
      [
        'an invalid Deployment',
        422,
        'Invalid',
        request =>
          request.call(DEPLOYMENTS, {
            method: 'POST',
            body: { metadata: { name: 'bad' }, spec: {} },
          }),
      ],
      [
        'a custom resource without its kind',
        400,
        'BadRequest',
        request =>
          request.call(SERVICES, {
            method: 'POST',
            body: { metadata: { name: 'kindless' } },
          }),
      ],
      [
        'a version that is none',
        400,
        'BadRequest',
        request =>
          request.call(SERVICES, { query: { resourceVersion: 'abc' } }),
      ],
      [
        'a limit that is none',
        400,
        'BadRequest',
        request => request.call(SERVICES, { query: { limit: 'many' } }),
      ],
      [
        'a form that it does not speak',
        406,
        'NotAcceptable',
        request =>
          request.call(CONFIG_MAPS, { headers: { accept: 'text/csv' } }),
      ],
      [
        'an unknown body',
        415,
        'UnsupportedMediaType',
        request => request.patch(`${CONFIG_MAPS}/page-a`, 'text/plain', {}),
      ],
      [
        'a wrong name in the body',
        400,
        'BadRequest',
        request =>
          request.call(`${CONFIG_MAPS}/page-a`, {
            method: 'PUT',
            body: { metadata: { name: 'other' } },
          }),
      ],
    ],
  )('answers %s with a Status', async (_case, code, reason, send) => {
    const { status, body } = await send(server.client);
    expect([status, body]).toEqual([
      code,
      expect.objectContaining({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason,
        code,
        message: expect.any(String),
      }),
    ]);
  });
}

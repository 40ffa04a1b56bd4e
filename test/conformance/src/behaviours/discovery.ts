import type { ServerUnderTest } from '../ServerUnderTest';

/** What a server says that it serves. */
export function describeDiscovery(server: ServerUnderTest): void {
  it('lets itself be discovered, in both forms', async () => {
    const { body } = await server.client.call('/apis');
    expect(body.kind).toBe('APIGroupList');
    const list = await server.client.call('/apis/serving.kserve.io/v1beta1');
    expect(list.body.resources).toContainEqual(
      expect.objectContaining({
        name: 'inferenceservices',
        kind: 'InferenceService',
        namespaced: true,
      }),
    );
    const accept =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const all = await server.client.call('/apis', { headers: { accept } });
    expect(all.headers['content-type']).toContain('as=APIGroupDiscoveryList');
    expect(all.body.kind).toBe('APIGroupDiscoveryList');
    expect((await server.client.call('/version')).body.gitVersion).toMatch(
      /^v1\.\d+/,
    );
  });
}

/** What a server says of paths that nothing answers to. */
export function describeWhatIsNotServed(server: ServerUnderTest): void {
  it.each([
    '/apis/absent.example.com/v1/things',
    '/apis/serving.kserve.io/v9/inferenceservices',
    '/apis/serving.kserve.io/v1beta1/things',
    '/nothing',
  ])('answers %s with a line of text', async path => {
    const { status, headers, text } = await server.client.call(path);
    expect([status, text]).toEqual([404, '404 page not found\n']);
    expect(headers['content-type']).toMatch(/^text\/plain/);
  });

  it.each(['/api/v1/things', '/apis/apps/v1/things'])(
    'answers %s, in a group of its own, with a Status',
    async path => {
      const { status, body } = await server.client.call(path);
      expect([status, body]).toMatchObject([
        404,
        {
          kind: 'Status',
          reason: 'NotFound',
          message: 'the server could not find the requested resource',
        },
      ]);
    },
  );
}

import { describeWithKubectl, KubectlSession } from './KubectlSession';

describeWithKubectl('kubectl', () => {
  let session: KubectlSession;

  beforeAll(async () => {
    session = await KubectlSession.start();
  });
  afterAll(() => session.stop());

  it('discovers, and asks what it may do', async () => {
    expect(
      await session.kubectl('api-resources', '--api-group=serving.kserve.io'),
    ).toMatch(
      /inferenceservices\s+isvc\s+serving\.kserve\.io\/v1beta1\s+true\s+InferenceService/,
    );
    expect(await session.kubectl('explain', 'isvc')).toContain(
      'InferenceService',
    );
    expect(await session.kubectl('auth', 'can-i', 'list', 'isvc')).toBe(
      'yes\n',
    );
    session.cluster.faults.forbid({
      resource: 'inferenceservices',
      verb: 'list',
    });
    try {
      expect(await session.failure('get', 'isvc', '-A')).toBe(
        'Error from server (Forbidden): inferenceservices.serving.kserve.io is forbidden: User "dev" cannot list resource "inferenceservices" in API group "serving.kserve.io" at the cluster scope\n',
      );
      expect(await session.failure('auth', 'can-i', 'list', 'isvc')).toBe('');
    } finally {
      session.cluster.faults.clear();
    }
  });

  it.each(['client-certificate', 'exec'] as const)(
    'signs in by %s',
    async credential => {
      const file = session.write(
        credential,
        session.cluster.kubeconfig({ credential }),
      );
      expect(
        await session.kubectl(
          '--kubeconfig',
          file,
          'auth',
          'whoami',
          '-o',
          'jsonpath={.status.userInfo.username}',
        ),
      ).toBe('dev');
    },
  );

  it('is recorded as whom it impersonates', async () => {
    await session.kubectl('get', 'pods', '--as=ana', '--as-group=ml');
    expect(session.cluster.requests.at(-1)).toMatchObject({
      user: 'ana',
      impersonator: 'dev',
    });
  });

  it('is told without a warning that a definition is not installed', async () => {
    const { cluster } = session;
    cluster.withdraw('inferenceservices.serving.kserve.io');
    // kubectl remembers what was served.
    const cache = `--cache-dir=${session.file('cache')}`;
    expect(await session.failure('get', 'isvc', '-A', cache)).toBe(
      'error: the server doesn\'t have a resource type "isvc"\n',
    );
    expect(
      await session.failure('apply', '-f', session.file('ISVC'), cache),
    ).toMatch(
      /^error: resource mapping not found for name: "iris".*: no matches for kind "InferenceService" in version "serving.kserve.io\/v1beta1"\nensure CRDs are installed first\n$/,
    );
    expect(await session.kubectl('get', 'all', '-o', 'name', cache)).toContain(
      'deployment.apps/web\n',
    );
    expect(await session.kubectl('api-resources', cache)).not.toContain(
      ' isvc ',
    );
  });
});

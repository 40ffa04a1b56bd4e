import { describeWithKubectl, KubectlSession, ISVC } from './KubectlSession';

describeWithKubectl('kubectl', () => {
  let session: KubectlSession;

  beforeAll(async () => {
    session = await KubectlSession.start();
  });
  afterAll(() => session.stop());

  it('applies again without a change', async () => {
    expect(
      await session.kubectl('apply', '-f', session.file('ISVC')),
    ).toContain('iris unchanged');
    expect(
      await session.kubectl('apply', '-f', session.file('DEPLOYMENT')),
    ).toContain('web unchanged');
  });

  it('applies on the server, and learns who else owns a field', async () => {
    const file = session.write(
      'other.yaml',
      ISVC.replace('iris/v1', 'iris/v9'),
    );
    const args = ['apply', '--server-side', '--field-manager=ci', '-f', file];
    expect(await session.failure(...args)).toMatch(
      /conflict with "kubectl-client-side-apply" using serving\.kserve\.io\/v1beta1: \.spec\.predictor\.model\.storageUri/,
    );
    expect(
      await session.kubectl(...args, '--force-conflicts', '--dry-run=server'),
    ).toContain('serverside-applied');
    expect(
      await session.kubectl(
        'get',
        'isvc',
        'iris',
        '-o',
        'jsonpath={.spec.predictor.model.storageUri}',
      ),
    ).toBe('s3://models/iris/v1');
  });

  it.each([
    ['merge', 'isvc/iris', '{"spec":{"predictor":{"maxReplicas":3}}}'],
    [
      'json',
      'isvc/iris',
      '[{"op":"replace","path":"/spec/predictor/maxReplicas","value":4}]',
    ],
    [
      'strategic',
      'deployment/web',
      '{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"A","value":"1"}]}]}}}}',
    ],
  ])('patches with a %s patch', async (type, target, patch) => {
    expect(
      await session.kubectl('patch', target, `--type=${type}`, '-p', patch),
    ).toContain('patched');
  });

  it('keeps the container that a strategic patch adds to', async () => {
    const containers = JSON.parse(
      await session.kubectl(
        'get',
        'deployment',
        'web',
        '-o',
        'jsonpath={.spec.template.spec.containers}',
      ),
    ) as object[];
    expect(containers).toEqual([
      expect.objectContaining({
        name: 'web',
        image: 'web:1',
        env: [{ name: 'A', value: '1' }],
      }),
    ]);
  });

  it('is told that custom resources take no strategic merge patch', async () => {
    expect(
      await session.failure(
        'patch',
        'isvc',
        'iris',
        '--type=strategic',
        '-p',
        '{}',
      ),
    ).toContain('accepted media types include');
  });

  it('waits, scales and follows a rollout', async () => {
    expect(
      await session.kubectl(
        'wait',
        '--for=condition=Ready',
        'isvc/iris',
        '--timeout=10s',
      ),
    ).toContain('condition met');
    expect(
      await session.kubectl('scale', 'deployment', 'web', '--replicas=2'),
    ).toContain('scaled');
    expect(
      await session.kubectl(
        'rollout',
        'status',
        'deployment',
        'web',
        '--timeout=10s',
      ),
    ).toContain('successfully rolled out');
  });

  it('deletes, and what belonged to the object goes too', async () => {
    expect(
      await session.kubectl('delete', 'isvc', 'iris', '--timeout=10s'),
    ).toContain('deleted');
    await session.cluster.settle();
    expect(
      await session.kubectl(
        'get',
        'pods',
        '-l',
        'component=predictor',
        '-o',
        'name',
      ),
    ).toBe('');
    expect(await session.failure('get', 'isvc', 'iris')).toBe(
      'Error from server (NotFound): inferenceservices.serving.kserve.io "iris" not found\n',
    );
    expect(
      await session.kubectl('delete', 'namespace', 'team', '--timeout=10s'),
    ).toContain('deleted');
  });
});

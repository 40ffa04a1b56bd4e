import { describeWithKubectl, KubectlSession } from './KubectlSession';

describeWithKubectl('kubectl', () => {
  let session: KubectlSession;

  beforeAll(async () => {
    session = await KubectlSession.start();
  });
  afterAll(() => session.stop());

  it('prints the columns of the custom resource definition', async () => {
    const [head, row] = (await session.kubectl('get', 'isvc', '-A')).split(
      '\n',
    );
    expect(head?.trim().split(/\s+/)).toEqual([
      'NAMESPACE',
      'NAME',
      'URL',
      'READY',
      'PREV',
      'LATEST',
      'PREVROLLEDOUTREVISION',
      'LATESTREADYREVISION',
      'AGE',
    ]);
    expect(row).toMatch(
      /^team\s+iris\s+http:\/\/iris\.team\S*\s+True\s+100\s+iris-predictor-00001\s+\d+s/,
    );
  });

  it('reads JSON and YAML', async () => {
    const json = JSON.parse(
      await session.kubectl('get', 'isvc', 'iris', '-o', 'json'),
    ) as object;
    expect(json).toMatchObject({ status: { deploymentMode: 'Knative' } });
    expect(
      await session.kubectl('get', 'isvc', 'iris', '-o', 'yaml'),
    ).toContain('storageUri: s3://models/iris/v1');
  });

  it('pages through a list', async () => {
    const before = session.cluster.requests.length;
    const names = await session.kubectl(
      'get',
      'pods',
      '-A',
      '-o',
      'name',
      '--chunk-size=1',
    );
    expect(names.trim().split('\n')).toHaveLength(2);
    const pages = session.cluster.requests
      .slice(before)
      .filter(({ path }) => path.endsWith('/pods'));
    expect(pages.length).toBe(2);
  });

  it('watches', async () => {
    const child = session.spawn('get', 'isvc', '-w', '-o', 'name');
    const lines: string[] = [];
    const twoLines = new Promise<void>(resolve => {
      child.stdout?.on('data', chunk => {
        lines.push(...String(chunk).split('\n').filter(Boolean));
        if (lines.length === 1) {
          session
            .kubectl('label', 'isvc', 'iris', 'seen=yes', '--overwrite')
            .catch(() => undefined);
        } else {
          resolve();
        }
      });
    });
    await twoLines;
    child.kill();
    expect(lines.slice(0, 2)).toEqual(
      Array(2).fill('inferenceservice.serving.kserve.io/iris'),
    );
  });

  it('reads logs', async () => {
    expect(
      await session.kubectl('logs', '-l', 'component=predictor', '--tail=1'),
    ).toBe('Ready to serve\n');
    expect(await session.kubectl('logs', 'deployment/web')).toContain(
      'Loading the model',
    );
  });

  it('describes, with events', async () => {
    expect(await session.kubectl('describe', 'isvc', 'iris')).toMatch(
      /Storage Uri:\s+s3:\/\/models\/iris\/v1/,
    );
    expect(await session.kubectl('describe', 'deployment', 'web')).toMatch(
      /MinimumReplicasAvailable/,
    );
  });
});

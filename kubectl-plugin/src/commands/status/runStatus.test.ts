import type { HealthStatus } from '@modeldeck/plugin-model-serving-common';
import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { failingCanary, list, service } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import type { StatusOperation } from '../../cli/Operation';
import { runStatus } from './runStatus';

const forbiddenPods = {
  resource: 'pods',
  state: 'forbidden' as const,
  reason: 'no rights',
  consequence: 'whether pods run',
};

function cluster(overrides: object = {}) {
  return {
    name: 'prod',
    version: 'v1.34.1',
    reachable: true,
    gaps: [],
    ...overrides,
  };
}

function withHealth(status: HealthStatus) {
  return service({ health: { status, reason: 'R', message: 'm' } });
}

describe('runStatus', () => {
  const host = new FakeHost();

  async function run(line: string, clusters: FakeClusters) {
    const fresh = new FakeHost();
    Object.assign(fresh.files, host.files);
    const operation = parseArguments(line.split(' ')) as StatusOperation;
    const code = await runStatus(operation, fresh, async () => clusters);
    return { code, out: fresh.out, err: fresh.err };
  }

  it.each<[HealthStatus, listing: number, named: number]>([
    ['healthy', 0, 0],
    ['idle', 0, 0],
    ['stopped', 0, 0],
    ['progressing', 0, 8],
    ['unknown', 0, 8],
    ['degraded', 3, 3],
    ['failed', 3, 3],
  ])(
    'ends for %s with %d in a listing and %d by name',
    async (status, listing, named) => {
      const clusters = new FakeClusters(list([withHealth(status)]));

      expect((await run('status', clusters)).code).toBe(listing);
      expect((await run('status scorer', clusters)).code).toBe(named);
    },
  );

  it('does not let what it found hide what it could not read', async () => {
    const clusters = new FakeClusters(
      list([failingCanary()], {
        clusters: [cluster({ gaps: [forbiddenPods] })],
      }),
    );

    const { code, out, err } = await run('status', clusters);

    expect(code).toBe(6);
    expect(out).toContain('scorer');
    expect(err).toBe(
      'error: prod: this user may not list pods; cannot tell whether pods run; ask for the right to list and watch them, or look in one namespace with -n\n',
    );
  });

  it('says which cluster did not answer and shows the others', async () => {
    const down = cluster({
      name: 'eu',
      reachable: false,
      error: 'eu: no route',
    });
    const clusters = new FakeClusters(
      list([service()], { clusters: [cluster(), down] }),
    );
    clusters.clusters = ['prod', 'eu'];

    const { code, out, err } = await run('status', clusters);

    expect(code).toBe(1);
    expect(out).toMatch(/CLUSTER.*\nprod .*scorer/);
    expect(err).toBe('error: eu: no route\n');
  });

  it('never calls a list empty that could not be read', async () => {
    const gap = { ...forbiddenPods, resource: 'inferenceservices' };
    const clusters = new FakeClusters(
      list([], { clusters: [cluster({ gaps: [gap] })] }),
    );

    expect((await run('status', clusters)).err).not.toContain(
      'No model services',
    );
    await expect(run('status scorer', clusters)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('cannot tell whether there is'),
    });
  });

  it('tells an empty namespace from a missing one', async () => {
    const clusters = new FakeClusters();

    expect(await run('status', clusters)).toEqual({
      code: 0,
      out: '',
      err: 'No model services found in default namespace.\n',
    });

    clusters.missing = [{ cluster: 'prod', namespace: 'default' }];
    await expect(run('status', clusters)).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(run('status scorer', clusters)).rejects.toThrow(
      'namespace "default" does not exist in cluster prod',
    );
  });

  it('names the kinds that could not be found since nobody serves them', async () => {
    const clusters = new FakeClusters();
    clusters.allVersions = {
      clusters: [
        {
          cluster: 'prod',
          server: 'v1',
          platforms: [
            {
              id: 'kserve',
              served: [],
              notServed: ['inferenceservices.serving.kserve.io'],
            },
          ],
        },
      ],
      errors: [],
    };

    expect((await run('status -A', clusters)).err).toContain(
      'prod: the cluster does not serve inferenceservices.serving.kserve.io',
    );
    await expect(run('status scorer', clusters)).rejects.toThrow(
      'does not serve',
    );
  });

  it('asks for what the flags say', async () => {
    const clusters = new FakeClusters(list([service()]));

    await run('status -A -l team=risk', clusters);
    await run('status -n fraud isvc/scorer', clusters);

    expect(clusters.asked).toEqual([
      { namespace: undefined, allNamespaces: true, labelSelector: 'team=risk' },
      { namespace: 'fraud', name: 'scorer', kind: 'InferenceService' },
    ]);
  });

  it('prefers the service of a name to a group with a member of that name', async () => {
    const group = service({
      name: 'group',
      objects: [{ apiVersion: 'v1', kind: 'InferenceService', name: 'scorer' }],
    });
    const clusters = new FakeClusters(list([group, service()]));

    const { out } = await run('status scorer -o jsonpath={.name}', clusters);

    expect(out).toBe('scorer');
  });

  it('orders by a field, what lacks it first', async () => {
    const named = (name: string, min: number) =>
      service({ name, scaling: { min, max: 100 } });
    const clusters = new FakeClusters(
      list([named('b', 10), named('a', 9), service({ name: 'c' })]),
    );

    const names = '-o jsonpath={.items[*].name}';
    expect((await run(`status --sort-by .name ${names}`, clusters)).out).toBe(
      'a b c',
    );
    expect(
      (await run(`status --sort-by {.scaling.min} ${names}`, clusters)).out,
    ).toBe('c a b');
    await expect(run('status --sort-by .nope', clusters)).rejects.toThrow(
      'no model service has a field .nope',
    );
  });

  it('reads templates from files', async () => {
    host.files.template = '{.items[0].name}!\n';
    host.files.columns = 'NAME  HEALTH\n.name .health.status\n';
    host.files.uneven = 'NAME HEALTH\n.name\n';
    const clusters = new FakeClusters(list([service()]));

    expect((await run('status -o jsonpath-file=template', clusters)).out).toBe(
      'scorer!\n',
    );
    expect(
      (await run('status -o custom-columns-file=columns', clusters)).out,
    ).toBe('NAME     HEALTH\nscorer   healthy\n');
    await expect(
      run('status -o custom-columns-file=uneven', clusters),
    ).rejects.toThrow('as many paths');
    await expect(run('status -o jsonpath-file=gone', clusters)).rejects.toThrow(
      'cannot read the template',
    );
  });

  it('finds a wrong template before it asks any cluster', async () => {
    const clusters = new FakeClusters();

    await expect(run('status -o jsonpath={.a', clusters)).rejects.toMatchObject(
      { kind: 'usage' },
    );
    expect(clusters.asked).toEqual([]);
  });
});

import {
  type GpuFit,
  type GpuReport,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { gpuReport, holder, pool, serviceUse } from '../../__fixtures__/gpus';
import { list, NOW } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import type { GpuQuery } from '../../cluster/GpuClusters';
import { runGpu } from './runGpu';

const FULL = gpuReport({
  services: [serviceUse(), serviceUse({ namespace: 'other', name: 'x' })],
  holders: [holder(), holder({ namespace: 'demo', pod: 'p' })],
});

const UNREAD = [
  {
    name: 'prod',
    version: unknown('it was not asked for'),
    reachable: true,
    gaps: [
      {
        resource: 'nodes',
        state: 'forbidden' as const,
        reason: 'nodes is forbidden: User "dev" cannot list resource "nodes"',
        consequence: 'what pools there are',
      },
    ],
  },
];

function fit(overrides: Partial<GpuFit> = {}): GpuFit {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuFit',
    observedAt: NOW.toISOString(),
    request: {
      replicas: 3,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
    },
    fits: 'no',
    replicasPlaced: 2,
    placements: [
      { cluster: 'prod', pool: pool().id, node: 'serving-a100-2', replicas: 2 },
    ],
    reasons: [{ code: 'accelerators', nodes: 1, detail: '1 node has too few' }],
    next: 'Wait for one.',
    ...overrides,
  };
}

async function run(
  args: string,
  {
    report = FULL,
    answer = fit(),
    columns,
  }: { report?: GpuReport; answer?: GpuFit; columns?: number } = {},
) {
  const host = new FakeHost({ columns });
  const queries: GpuQuery[] = [];
  const operation = parseArguments(['gpu', ...args.split(' ')].filter(Boolean));
  if (operation.verb !== 'gpu') {
    const message = 'message' in operation ? operation.message : '';
    return { code: undefined, queries, out: '', err: message };
  }
  const code = await runGpu(operation, host, async () => ({
    access: new FakeClusters(list([])),
    report: async query => {
      queries.push(query);
      return report;
    },
    fit: async () => ({
      fit: answer,
      clusters: report.clusters,
      pools: report.pools,
    }),
  }));
  return { code, queries, out: host.out, err: host.err };
}

describe('kubectl model gpu', () => {
  it('shows pools, for which no model service is read', async () => {
    const { code, out, err, queries } = await run('');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^POOL .*\nserving-a100 [^]*\n\nUse /);
    expect(queries).toEqual([{ attribution: false }]);
  });

  it('leaves the rest away where only lines are wanted', async () => {
    expect((await run('--no-headers')).out).toMatch(/^serving-a100 .*\n$/);
  });

  it('reads everything for a document', async () => {
    const { out, queries } = await run('-o json');
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(FULL)));
    expect(queries).toEqual([{ attribution: true }]);
  });

  it.each([
    [
      'services',
      'No pod holds an accelerator in namespace default; -A looks into all.',
    ],
    [
      'holders -n lab',
      'No pod holds an accelerator in namespace lab; -A looks into all.',
    ],
  ])('looks into one namespace for %s', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out, err: err.trim() }).toEqual({
      code: 0,
      out: '',
      err: message,
    });
  });

  it('shows services and holders of the namespaces asked for', async () => {
    expect((await run('services -n demo')).out).toMatch(
      /^NAME .*\nsummarizer .*\nsummarizer [^]*\nJob\/bert .*\n\n/,
    );
    expect(
      (await run('services -A --no-headers')).out.split('\n'),
    ).toHaveLength(7);
    expect((await run('holders -n research -o name')).out).toBe('pod/bert-0\n');
  });

  it.each([
    ['-o name', `gpu-pool/${pool().id}\n`],
    ['nodes -o name', 'node/serving-a100-1\n'],
    ['services -n demo -o name', 'inferenceservice/summarizer\npod/p\n'],
    ['-o jsonpath={.pools[0].amounts[0].free}', '9'],
    [
      'nodes -o custom-columns=N:.name,T:.capacityType',
      'N                T\nserving-a100-1   on-demand\n',
    ],
  ])('prints %s', async (args, expected) => {
    expect((await run(args)).out).toBe(expected);
  });

  it('says that there is nothing, where that is known', async () => {
    const report = gpuReport({ pools: [], nodes: [] });
    const { code, out, err } = await run('', { report });
    expect({ code, out, err }).toEqual({
      code: 0,
      out: '',
      err: 'No node has an accelerator in cluster prod.\n',
    });
  });

  it('does not say so where nobody could look', async () => {
    const report = gpuReport({ pools: [], nodes: [], clusters: UNREAD });
    const { code, out, err } = await run('', { report });
    expect({ code, out }).toEqual({ code: 6, out: '' });
    expect(err).toBe(
      'error: prod: User "dev" may not list nodes; cannot tell what pools there are; ask for the right to list and watch them\n',
    );
  });

  it('ends with an error where a part is missing, and shows the rest', async () => {
    const { code, out } = await run('', {
      report: { ...FULL, clusters: UNREAD },
    });
    expect(code).toBe(6);
    expect(out).toContain('serving-a100');
  });

  it.each([
    ['yes', 0],
    ['no', 3],
    ['cannot-tell', 8],
  ] as const)('ends with its answer to fit: %s', async (fits, code) => {
    const answer = fit({ fits });
    expect((await run('fit --gpus 2', { answer })).code).toBe(code);
  });

  it('says where pods fit, why not, and what to do', async () => {
    expect((await run('fit --gpus 2 --replicas 3', { columns: 80 })).out).toBe(
      [
        '\x1b[1m3 pods with 2 nvidia.com/gpu each\x1b[0m  \x1b[31m✖ does not fit\x1b[0m  2 of 3 find a node',
        '',
        '\x1b[2mPOOL\x1b[0m          \x1b[2mNODE\x1b[0m            \x1b[2mPODS\x1b[0m',
        'serving-a100  serving-a100-2  2',
        '',
        '\x1b[31mWhy       \x1b[0m1 node has too few',
        '',
        '\x1b[1mNext      \x1b[0mWait for one.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['fit', 'fit needs what a pod asks for'],
    ['fit --gpus 0', 'whole number from 1 on'],
    ['fit --gpus 1 -A', '-A is not for fit'],
    ['fit --gpus 1 -w', '--watch is not for fit'],
    [
      'fit --gpus 1 -o wide',
      'fit prints text, json, yaml or jsonpath, not wide',
    ],
    ['pools --replicas 2', '--replicas is for fit'],
    ['-w -o json', '--watch shows a table, not json'],
    ['--timeout 1m', '--timeout limits watching'],
    ['shelves', "'shelves' is invalid"],
  ])('refuses %s', async (args, message) => {
    expect((await run(args)).err).toContain(message);
  });
});

import { unknown } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import {
  amounts,
  gpuReport,
  holder,
  node,
  pool,
  revisionUse,
  serviceUse,
} from '../../__fixtures__/gpus';
import { NOW } from '../../__fixtures__/services';
import { displayWidth } from '../../terminal/displayWidth';
import { plainScreen } from '../../terminal/Screen';
import { GPU_PARTS } from '../../commands/gpu/gpuPart';
import { gpuNotes } from '../../views/gpu/gpuNotes';
import { printGpuNotes } from './printGpuNotes';

const LONG = 'recommendations-of-the-week-for-returning-customers';

const REPORT = gpuReport({
  pools: [
    pool({ demand: [{ resource: 'nvidia.com/gpu', count: 8 }] }),
    pool({
      name: LONG,
      role: unknown('no rule matches'),
      nodeCount: 3,
      unavailableNodes: 1,
      amounts: [
        amounts({
          overcommitted: 2,
          used: unknown('no exporter'),
          idleHeld: unknown('no exporter'),
        }),
        amounts({ resource: 'nvidia.com/mig-1g.5gb', mode: 'slice' }),
      ],
    }),
  ],
  nodes: [
    node(),
    node({ name: LONG, available: false, unavailableReason: 'it is cordoned' }),
  ],
  holders: [
    holder(),
    holder({ pod: 'bert-1', used: 0.5 }),
    holder({
      pod: LONG,
      owner: undefined,
      class: 'other',
      used: unknown('no series'),
      idleSeconds: unknown('no series'),
    }),
    holder({
      pod: 'lab-0',
      owner: 'Notebook/lab',
      class: 'notebook',
      idleSeconds: 90_000,
      used: 0,
    }),
  ],
  services: [
    serviceUse(),
    serviceUse({
      name: LONG,
      revisions: [revisionUse({ traffic: unknown('no route') })],
    }),
  ],
});

function table(
  part: keyof typeof GPU_PARTS,
  {
    width,
    wide = false,
    symbols = false,
    report = REPORT,
  }: {
    width?: number;
    wide?: boolean;
    symbols?: boolean;
    report?: typeof REPORT;
  } = {},
): string {
  const screen = { ...plainScreen, unicode: symbols, symbols, width };
  return GPU_PARTS[part].table(
    report,
    { screen, wide, headers: true, clusters: false, namespaces: true },
    NOW,
  );
}

function lines(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => line.replace(/ {2,}/g, ' | '));
}

describe('tables of accelerators', () => {
  it('have numbers for every kind of device in a pool', () => {
    expect(lines(table('pools'))).toEqual([
      'POOL | ROLE | DEVICE | TYPE | NODES | TOTAL | HELD | USED | IDLE | FREE | OUT | FITS | PENDING',
      'serving-a100 | serving | A100-SXM4-80GB | on-demand | 2/2 | 16 | 6 | 1.6 | 3 | 9 | 1 | 2 | 8',
      `${LONG} | - | A100-SXM4-80GB | on-demand | 2/3 | 16 | 6+2 | ? | ? | 9 | 1 | 0 | 0`,
      `${LONG} | - | A100-SXM4-80GB 1g.5gb | on-demand | 2/3 | 16 | 6 | 1.6 | 3 | 9 | 1 | 0 | 0`,
    ]);
  });

  it('say more of pools when they may be wide', () => {
    expect(lines(table('pools', { wide: true }))[1]).toMatch(
      / \| nvidia\.com\/gpu \| 80Gi \| 9x1,1x4 \| modeldeck\.io\/node-pool$/,
    );
  });

  it('say which nodes take no pods, and why', () => {
    expect(lines(table('nodes'))).toEqual([
      'NODE | POOL | DEVICE | TYPE | TOTAL | HELD | USED | IDLE | FREE | OUT | STATE',
      'serving-a100-1 | serving-a100 | A100-SXM4-80GB | on-demand | 8 | 6 | 1.6 | 3 | 2 | 0 | ready',
      `${LONG} | serving-a100 | A100-SXM4-80GB | on-demand | 8 | 6 | 1.6 | 3 | 2 | 0 | it is cordoned`,
    ]);
  });

  it('have services by revision, then what else holds something, by owner', () => {
    expect(lines(table('services'))).toEqual([
      'NAMESPACE | NAME | REVISION | ROLE | TRAFFIC | GPUS | POOL | USED | IDLE | NOTE',
      'demo | summarizer | summarizer-00001 | stable | 100% | 2 | serving-a100 | 37% | -',
      'demo | summarizer | summarizer-00002 | canary | 0% | 2 | serving-a100 | 0% | 120m | the canary gets no traffic',
      `demo | ${LONG} | summarizer-00001 | stable | ? | 2 | serving-a100 | 37% | -`,
      'research | Job/bert | 2 pods | training | - | 8 | prod/modeldeck.io%2Fnode-pool/training | 72% | -',
      'research | Notebook/lab | 1 pod | notebook | - | 4 | prod/modeldeck.io%2Fnode-pool/training | 0% | 25h',
      `research | Pod/${LONG} | 1 pod | other | - | 4 | prod/modeldeck.io%2Fnode-pool/training | ? | ?`,
    ]);
  });

  it('have costs where there are prices', () => {
    const priced = revisionUse({
      cost: { perHour: 7.3456, currency: 'USD', idlePerHour: unknown('?') },
    });
    const report = gpuReport({
      services: [serviceUse({ revisions: [priced, revisionUse()] })],
    });
    const [titles, first, second] = lines(
      table('services', { report, wide: true }),
    );
    expect(titles).toContain('COST/H | IDLE COST/H');
    expect(first).toContain('7.35 USD | ? ');
    expect(second).toContain('- | - | - | InferenceService');
  });

  it('name the pods, and whose they are', () => {
    const report = gpuReport({
      services: [serviceUse()],
      holders: [
        holder({
          class: 'serving',
          pod: 'summarizer-1',
          service: serviceUse().service,
          revision: 'summarizer-00001',
        }),
        holder({ claims: ['train'], pool: unknown('the node is gone') }),
      ],
    });
    expect(lines(table('holders', { report, wide: true }))).toEqual([
      'NAMESPACE | POD | CLASS | OF | GPUS | NODE | POOL | USED | IDLE | SINCE | CLAIMS',
      'research | summarizer-1 | serving | summarizer summarizer-00001 | 4 | training-1 | prod/modeldeck.io%2Fnode-pool/training | 93% | - | 3h | -',
      'research | bert-0 | training | Job/bert | 4 | training-1 | ? | 93% | - | 3h | train',
    ]);
  });

  it.each(['pools', 'nodes', 'services', 'holders'] as const)(
    'of %s are never wider than the terminal',
    part => {
      fc.assert(
        fc.property(fc.integer({ min: 80, max: 200 }), width => {
          const widths = table(part, { width, symbols: true })
            .split('\n')
            .map(displayWidth);
          expect(Math.max(...widths)).toBeLessThanOrEqual(width);
        }),
      );
    },
  );

  it('keep the numbers of pools at 80 columns', () => {
    const report = gpuReport({ pools: [pool(), pool({ name: LONG })] });
    const [titles = ''] = lines(
      table('pools', { width: 80, symbols: true, report }),
    );
    expect(titles).toBe(
      'POOL | DEVICE | GPUS | TOTAL | HELD | USED | IDLE | FREE | OUT | FITS | PENDING',
    );
  });

  it('let nothing through that a terminal obeys', () => {
    const EVIL = 'x\x1b]0;owned\x07\x1b[31m\u202ey';
    const report = gpuReport({
      pools: [
        pool({
          name: EVIL,
          role: EVIL,
          problems: [EVIL],
          amounts: [amounts({ product: EVIL, resource: EVIL })],
        }),
      ],
      nodes: [node({ name: EVIL, available: false, unavailableReason: EVIL })],
      holders: [holder({ namespace: EVIL, pod: EVIL, owner: EVIL })],
      services: [
        serviceUse({
          name: EVIL,
          revisions: [revisionUse({ revision: EVIL, heldForNothing: EVIL })],
        }),
      ],
      telemetry: unknown(EVIL),
    });
    const notes = printGpuNotes(
      gpuNotes(report, { now: NOW, idle: true }),
      plainScreen,
    );
    const all = (['pools', 'nodes', 'services', 'holders'] as const).map(part =>
      table(part, { report, wide: true }),
    );
    for (const text of [...all, notes]) {
      // eslint-disable-next-line no-control-regex -- what must not get through
      expect(text).not.toMatch(/[\x1b\x07\u202e]/);
      expect(text).toContain('xy');
    }
  });
});

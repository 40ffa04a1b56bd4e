import { unknown } from '@modeldeck/plugin-model-serving-common';
import { failingCanary, NOW, pod, service } from '../__fixtures__/services';
import { plainScreen, type Screen } from '../terminal/Screen';
import { serviceView } from '../views/serviceView';
import { printService } from './printService';

function print(
  one: ReturnType<typeof service>,
  overrides: Partial<Screen> = {},
): string {
  const view = serviceView(one, { now: NOW, showCluster: false, wide: false });
  return printService(view, { ...plainScreen, unicode: true, ...overrides });
}

describe('printService', () => {
  it('begins with one calm line when all is well', () => {
    expect(print(service())).toMatch(
      /^fraud\/scorer {2}healthy\n\nPlatform {2}kserve, Knative\n/,
    );
  });

  it('begins with the cause and what to do when all is not', () => {
    const text = print(failingCanary(), { width: 80 });
    expect(text).toMatch(
      /^fraud\/scorer {2}degraded {2}OOMKilled\n {10}The canary is killed[^]*\nCause {5}kserve-container[^]*\nNext {6}Raise resources\.limits\.memory/,
    );
    expect(text.indexOf('Next')).toBeLessThan(text.indexOf('Platform'));
    expect(text).toMatch(/\nWarning {3}The route sends nothing/);
  });

  it('leaves words to copy whole, except where lines are repainted', () => {
    const url = `https://${'long.'.repeat(20)}example.com`;
    const one = service({ endpoints: [{ url, reach: 'external' }] });
    expect(print(one, { width: 60 })).toContain(`URL       ${url}\n`);
    expect(print(one, { width: 60, repainted: true })).toMatch(
      /\nURL {7}https:\S{43}…\n/,
    );
  });

  it('breaks sentences, not their words, at the edge', () => {
    const lines = print(failingCanary(), { width: 60 }).split('\n');
    expect(lines.filter(line => line.length > 60)).toEqual([]);
  });

  it('says how far a rollout has come and why it waits', () => {
    const rollout = {
      controller: 'Argo Rollouts',
      strategy: 'canary',
      phase: 'Paused',
      message: 'CanaryPauseStep',
      step: { index: 1, count: 4, title: 'pause until promoted' },
      paused: 'it waits for a promotion',
      aborted: false,
      checks: [{ name: 'success-rate', phase: 'Running', message: '' }],
    };
    expect(print(service({ rollout }))).toContain(
      [
        '',
        'Rollout   Argo Rollouts canary, Paused',
        'Step      2 of 4: pause until promoted',
        'Paused    it waits for a promotion',
        '          CanaryPauseStep',
        'Check     success-rate: Running',
        '',
      ].join('\n'),
    );
    const done = {
      ...rollout,
      phase: 'Degraded',
      message: '',
      step: { index: 4, count: 4, title: '' },
      paused: undefined,
      aborted: true,
      checks: [],
    };
    expect(print(service({ rollout: done }))).toContain(
      '\nRollout   Argo Rollouts canary, Degraded, aborted\nStep      all 4 done\n\n',
    );
  });

  it('shows what runs beside the revisions, and who else it works for', () => {
    const components = [
      {
        name: 'scorer-transformer',
        kind: 'transformer' as const,
        replicas: { wanted: 1, ready: 1 },
        pods: [pod({ name: 'scorer-transformer-x' })],
        accelerators: [],
        sharedBy: [],
      },
      {
        name: 'mlserver',
        kind: 'server' as const,
        replicas: { wanted: 2, ready: unknown('x') },
        pods: [],
        accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
        sharedBy: ['c/ns/model/a', 'c/ns/model/b%2Fc', 'c/ns/model/%'],
      },
    ];
    expect(print(service({ components }))).toContain(
      [
        'COMPONENT               KIND          READY   GPUS   SHARED BY',
        '├─ scorer-transformer   transformer   1/1     -      -',
        '│  └─ scorer-transformer-x   Running      3d   on node-a',
        '└─ mlserver             server        ?/2     2      3 services: a, b/c, %',
        '',
      ].join('\n'),
    );
    const many = components.map(c => ({ ...c, sharedByOmitted: 9 }));
    expect(print(service({ components: many }))).toContain(
      '12 services: a, b/c, %, …',
    );
  });

  it('draws a graph with the branches of the screen', () => {
    const node = (id: string, kind: 'splitter' | 'model') => ({
      id,
      title: id,
      kind,
    });
    const one = service({
      graph: {
        nodes: [
          { ...node('split', 'splitter'), detail: 'by weight' },
          node('a', 'model'),
          node('b', 'model'),
        ],
        edges: [
          { from: 'split', to: 'a', percent: 80 },
          { from: 'a', to: 'b' },
          { from: 'split', to: 'b', percent: 20 },
        ],
        omitted: 3,
      },
    });
    expect(print(one)).toContain(
      [
        'GRAPH',
        'split  splitter, by weight',
        '├─ 80% a  model',
        '│  └─ b  model',
        '└─ 20% ↑ see b',
        'and 3 more steps',
        '',
      ].join('\n'),
    );
    expect(print(one, { unicode: false })).toContain(
      '|- 80% a  model\n|  `- b  model\n`- 20% ^ see b\n',
    );
  });

  it('does not push a deep graph off the screen', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `step-${index}`);
    const text = print(
      service({
        graph: {
          nodes: ids.map(id => ({ id, title: id, kind: 'model' as const })),
          edges: ids
            .slice(1)
            .map((to, index) => ({ from: `step-${index}`, to })),
          omitted: 0,
        },
      }),
      { width: 80 },
    );
    expect(text).toMatch(/\n\+27 {34}└─ step-39 {2}model\n/);
  });
});

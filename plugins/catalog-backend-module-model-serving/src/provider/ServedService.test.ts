import type { Component, Gap } from '@modeldeck/plugin-model-serving-common';
import { modelService, revision } from '../__testUtils__/modelServices';
import { servedService } from './ServedService';

const NO_NODE = { unknown: 'it is not scheduled' };
const { pods } = revision();
const claiming = pods.map(pod => ({
  ...pod,
  accelerators: [],
  claims: ['gpu'],
}));
const server: Component = {
  name: 'server',
  kind: 'server',
  replicas: { wanted: 1, ready: 1 },
  pods,
  accelerators: [],
  sharedBy: [],
};

function gap(overrides: Partial<Gap>): Gap {
  return {
    resource: 'pods',
    state: 'failed',
    reason: 'r',
    consequence: 'c',
    ...overrides,
  };
}

describe('servedService', () => {
  it('keeps of a service nothing that only its state is made of', () => {
    const { service } = servedService(
      modelService({ revisions: [revision()], components: [server] }),
      undefined,
      [],
    );
    expect(service).toMatchObject({
      revisions: [],
      components: [],
      findings: [],
    });
  });

  it.each([
    ['a revision', { revisions: [revision()] }, ['gpu-1']],
    ['a component of its own', { components: [server] }, ['gpu-1']],
    [
      'a component that others share',
      { components: [{ ...server, sharedBy: ['x', 'y'] }] },
      [],
    ],
    [
      'a pod that gets devices by a claim',
      { revisions: [revision({ pods: claiming })] },
      ['gpu-1'],
    ],
    ['a pod that has no node', { revisions: [revision({}, NO_NODE)] }, []],
    ['nothing', {}, []],
  ])('is where its accelerators are: %s', (_, overrides, nodes) => {
    const service = modelService(overrides);
    expect(servedService(service, undefined, []).nodes).toEqual(nodes);
  });

  describe('after it was known', () => {
    const former = servedService(
      modelService({
        revisions: [
          revision(),
          revision({ role: 'canary', storageUri: 's3://models/next' }),
        ],
      }),
      undefined,
      [],
    );
    const now = modelService({ revisions: [revision({ pods: [] })] });

    it.each<[string, Gap[], number]>([
      ['its lists are whole', [], 1],
      ['another platform’s list fails', [gap({ resource: 'models.x' })], 1],
      ['a list of another namespace fails', [gap({ namespace: 'other' })], 1],
      ['the cluster does not have a kind', [gap({ state: 'absent' })], 1],
      ['a list of its parts fails', [gap({})], 2],
      ['a list of its parts is forbidden', [gap({ state: 'forbidden' })], 2],
    ])('serves what it says when %s', (_, gaps, models) => {
      expect(servedService(now, former, gaps).models).toHaveLength(models);
    });

    it('stays where it ran when last it did', () => {
      expect(servedService(now, former, []).nodes).toEqual(['gpu-1']);
      const moved = modelService({ revisions: [revision({}, 'gpu-2')] });
      expect(servedService(moved, former, []).nodes).toEqual(['gpu-2']);
    });

    it('is nowhere once it holds no accelerators', () => {
      const cpu = pods.map(pod => ({ ...pod, accelerators: [] }));
      const service = modelService({ revisions: [revision({ pods: cpu })] });
      expect(servedService(service, former, []).nodes).toEqual([]);
    });
  });
});

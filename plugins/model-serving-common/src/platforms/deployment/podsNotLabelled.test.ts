import {
  type Raw,
  assemble,
  deployment,
  pair,
  pod,
  programmed,
  service,
  split,
} from './testing/workloadFixtures';

const LABEL = 'modeldeck.io/model-service';

function findingOf(raw: Raw) {
  const [finding, ...others] = assemble([raw])[0]!.findings;
  expect(others).toEqual([]);
  return finding;
}

describe('a Deployment whose pods do not carry its label', () => {
  const unlabelled = deployment('v2', { template: {} });

  it('says how to label them', () => {
    expect(findingOf(unlabelled)).toMatchObject({
      rule: 'pods-not-labelled',
      severity: 'warning',
      subject: 'Deployment/fraud-v2',
      cause: expect.stringContaining(`lacks the label ${LABEL}`),
      fix: expect.stringContaining(
        `\`kubectl patch deployment/fraud-v2 --type=merge -p '{"spec":{"template":{"metadata":{"labels":{"${LABEL}":"fraud"}}}}}'\``,
      ),
    });
  });

  it('names both values where they part', () => {
    const other = deployment('v2', { template: { [LABEL]: 'spam' } });
    expect(findingOf(other)).toMatchObject({
      cause: expect.stringContaining(`says ${LABEL}=spam`),
      fix: expect.stringContaining('kubectl patch'),
    });
  });

  it('does not advise a patch that the API server refuses', () => {
    const held = deployment('v2', { template: { [LABEL]: 'spam' } });
    Object.assign(held.spec.selector.matchLabels, { [LABEL]: 'spam' });
    expect(findingOf(held)?.fix).toContain(
      `kubectl label --overwrite deployment/fraud-v2 ${LABEL}=spam`,
    );
  });

  it('is not called healthy, and its pods are not called missing', () => {
    const [found] = assemble([
      deployment('v1'),
      pod('v1'),
      unlabelled,
      pod('v2'),
      service('fraud', { app: 'fraud' }),
    ]);
    expect(found?.health).toMatchObject({
      status: 'unknown',
      reason: 'PodsUnknown',
      message: expect.stringContaining('fraud-v2'),
    });
    expect(found?.revisions[1]).toMatchObject({
      pods: [],
      replicas: { wanted: 1, ready: 1 },
    });
    expect(found?.revisions.map(programmed)).toEqual([50, 50]);
  });

  it('does not hide what is wrong with the labelled ones', () => {
    const crashing = {
      ...pod('v1'),
      status: {
        phase: 'Running',
        containerStatuses: [
          { name: 'c', state: { waiting: { reason: 'CrashLoopBackOff' } } },
        ],
      },
    };
    const [found] = assemble([deployment('v1'), crashing, unlabelled]);
    expect(found?.health.reason).toBe('CrashLoopBackOff');
  });

  it('is not missed at zero replicas, where there are no pods', () => {
    const idle = deployment('v2', { template: {}, replicas: 0 });
    const [found] = assemble([
      ...pair.slice(0, 1),
      pod('v1'),
      idle,
      split(1, 0),
    ]);
    expect(found?.health.status).toBe('healthy');
  });

  it('counts its accelerators by its template', () => {
    const onGpu = deployment('v2', { template: {}, replicas: 2 });
    Object.assign(onGpu.spec.template.spec.containers[0]!, {
      resources: { limits: { 'nvidia.com/gpu': 1 } },
    });
    expect(assemble([onGpu])[0]?.accelerators).toEqual([
      { resource: 'nvidia.com/gpu', count: 2 },
    ]);
  });
});

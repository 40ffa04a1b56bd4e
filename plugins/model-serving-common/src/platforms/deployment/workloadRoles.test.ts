import {
  deployment,
  route,
  to,
  services,
  split,
  rolesOf,
  pair,
} from './testing/workloadFixtures';

describe('the role of a Deployment', () => {
  it('is stable for the oldest that takes requests', () => {
    expect(rolesOf([...pair, split(80, 20)])).toEqual([
      'fraud-v1: stable',
      'fraud-v2: canary',
    ]);
    expect(rolesOf([...pair, split(0, 100)])).toEqual([
      'fraud-v1: retired',
      'fraud-v2: stable',
    ]);
    expect(rolesOf([...pair, split(100, 0)])).toEqual([
      'fraud-v1: stable',
      'fraud-v2: candidate',
    ]);
  });

  it('is retired without replicas and requests', () => {
    const raw = [
      deployment('v1', { replicas: 0 }),
      deployment('v2'),
      ...services,
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: retired', 'fraud-v2: stable']);
  });

  it('is shadow for what gets copies only', () => {
    const mirror = {
      type: 'RequestMirror',
      requestMirror: { backendRef: { name: 'fraud-v2' } },
    };
    const raw = [
      ...pair,
      route([{ backendRefs: [to('v1', 1)], filters: [mirror] }]),
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: stable', 'fraud-v2: shadow']);
  });

  it('is what its label says, whoever is older', () => {
    const canary = {
      'modeldeck.io/model-service': 'fraud',
      'modeldeck.io/role': 'canary',
    };
    const raw = [
      deployment('v1', { labels: canary }),
      deployment('v2'),
      ...services,
      split(50, 50),
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: canary', 'fraud-v2: stable']);
    const nonsense = { ...canary, 'modeldeck.io/role': 'king' };
    expect(rolesOf([deployment('v1', { labels: nonsense })])).toEqual([
      'fraud-v1: stable',
    ]);
  });
});

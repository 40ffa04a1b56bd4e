import type { ModelService } from '../../model/types';
import { NamespaceObjects } from '../../platforms/NamespaceObjects';
import type { ServingPlatform } from '../../platforms/ServingPlatform';
import { planAction } from './planAction';
import type { PlanRequest } from './PlanRequest';

const service = {
  id: 'west/team/Rollout/fraud',
  platform: 'rollouts',
  kind: 'Rollout',
  name: 'fraud',
  health: { status: 'healthy', reason: 'Ready', message: '' },
  revisions: [{ name: 'v1' }, { name: 'v2' }],
} as ModelService;

const objects = new NamespaceObjects('west', 'team', '2026-11-21T12:00:00Z', {
  objects: new Map(),
  states: new Map(),
});

const platform: ServingPlatform = {
  id: 'rollouts',
  title: 'Rollouts',
  resources: [],
  toModelServices: () => [],
  findings: () => [],
};

function reasonOf(
  request: PlanRequest,
  given: Partial<ModelService> = {},
  plan?: ServingPlatform['plan'],
) {
  const outcome = planAction(
    request,
    { ...service, ...given },
    { objects, platforms: [{ ...platform, plan }] },
  );
  return 'refusal' in outcome ? outcome.refusal.reason : 'planned';
}

describe('planAction', () => {
  const planned: ServingPlatform['plan'] = ({ action }) => ({
    plan: {
      service: 'id',
      action,
      summary: '',
      writes: [],
      before: [],
      after: [],
      risks: [],
      undo: '',
    },
  });

  it('leaves to the platform what makes sense', () => {
    expect(reasonOf({ action: 'promote' }, {}, planned)).toBe('planned');
    const weights = { v1: 60, v2: 40 };
    expect(reasonOf({ action: 'set-weight', weights }, {}, planned)).toBe(
      'planned',
    );
  });

  it('refuses what no platform could do', () => {
    expect(reasonOf({ action: 'promote' })).toBe('no-canary-control');
    expect(reasonOf({ action: 'promote' }, { platform: 'gone' }, planned)).toBe(
      'no-canary-control',
    );
    expect(
      reasonOf({ action: 'set-weight', weights: { v1: 60 } }, {}, planned),
    ).toBe('weights-do-not-add-up');
    const health = {
      status: 'progressing',
      reason: 'Terminating',
      message: '',
    } as const;
    expect(reasonOf({ action: 'rollback' }, { health }, planned)).toBe(
      'terminating',
    );
  });
});

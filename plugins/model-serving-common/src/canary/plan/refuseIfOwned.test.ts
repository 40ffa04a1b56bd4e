import { HTTP_ROUTES } from '../../kubernetes/httpRoute';
import type { ModelService } from '../../model/types';
import { refuseIfOwned } from './refuseIfOwned';
import { writeTo } from './writeTo';

const service = { id: 'west/team/Deployment/fraud' } as ModelService;

function refusalOf(metadata: object) {
  const route = HTTP_ROUTES.decode({
    metadata: { name: 'fraud', namespace: 'team', uid: 'u1', ...metadata },
  });
  const write = writeTo(HTTP_ROUTES, route, {
    type: 'merge',
    patch: { spec: {} },
    summary: 'set the weights',
  });
  const outcome = refuseIfOwned({
    request: { action: 'promote' },
    service,
    objects: [route],
    writes: [write],
  });
  return outcome && 'refusal' in outcome ? outcome.refusal : undefined;
}

const owner = {
  apiVersion: 'v1',
  kind: 'InferenceService',
  name: 'fraud',
  uid: 'o',
};

describe('refuseIfOwned', () => {
  it('lets be written what nobody else writes', () => {
    expect(refusalOf({})).toBeUndefined();
    expect(
      refusalOf({ ownerReferences: [{ ...owner, controller: false }] }),
    ).toBeUndefined();
  });

  it('names the controller that would revert it', () => {
    const ownerReferences = [{ ...owner, controller: true }];
    expect(refusalOf({ ownerReferences })).toMatchObject({
      reason: 'owned-by-controller',
      instead: 'change InferenceService/fraud instead',
    });
  });

  it('hands the change back that belongs into the repository', () => {
    const labels = { 'argocd.argoproj.io/instance': 'fraud' };
    expect(refusalOf({ labels })).toMatchObject({
      action: 'promote',
      service: service.id,
      reason: 'owned-by-gitops',
      change: [
        {
          object: { kind: 'HTTPRoute', plural: 'httproutes', name: 'fraud' },
          guard: { uid: 'u1' },
        },
      ],
    });
  });
});

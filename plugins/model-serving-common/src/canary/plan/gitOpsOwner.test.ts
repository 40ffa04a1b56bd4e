import { HTTP_ROUTES } from '../../kubernetes/httpRoute';
import { gitOpsOwner } from './gitOpsOwner';

function route(metadata: object) {
  return HTTP_ROUTES.decode({
    metadata: { name: 'fraud', uid: 'u1', ...metadata },
  });
}

describe('gitOpsOwner', () => {
  it.each([
    [
      {
        annotations: {
          'argocd.argoproj.io/tracking-id': 'fraud:apps/Deployment:team/fraud',
        },
      },
      'Argo CD application "fraud"',
    ],
    [
      { labels: { 'argocd.argoproj.io/instance': 'fraud' } },
      'Argo CD application "fraud"',
    ],
    [
      { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } },
      'Flux Kustomization "apps"',
    ],
    [
      { labels: { 'helm.toolkit.fluxcd.io/name': 'fraud' } },
      'Flux HelmRelease "fraud"',
    ],
  ])('knows the marks that tools leave: %j', (marks, title) => {
    expect(gitOpsOwner(route(marks))?.title).toBe(title);
  });

  it('does not take a chart for a repository', () => {
    const labels = {
      'app.kubernetes.io/managed-by': 'Helm',
      'app.kubernetes.io/instance': 'fraud',
    };
    expect(gitOpsOwner(route({ labels }))).toBeUndefined();
  });

  it('believes field managers where nothing else tells', () => {
    const managers = new Map([['u1', ['kubectl-edit', 'argocd-controller']]]);
    expect(gitOpsOwner(route({}), managers)).toEqual({
      title: 'Argo CD',
      evidence: 'field manager argocd-controller',
    });
    expect(gitOpsOwner(route({ uid: 'u2' }), managers)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { readObjectMeta } from '../kubernetes/objectMeta';
import { FieldReader } from '../kubernetes/FieldReader';
import { catalogAnnotations } from './catalogAnnotations';

function carried(annotations: Record<string, string>) {
  return catalogAnnotations([{ annotations }]);
}

function isvc(metadata: object) {
  return {
    kind: 'InferenceService',
    metadata: readObjectMeta(
      FieldReader.of({ name: 'fraud', namespace: 'team', ...metadata }),
    ),
  };
}

describe('catalogAnnotations', () => {
  it.each([
    ['backstage.io/view-url', 'https://git.example/fraud'],
    ['backstage.io/techdocs-ref', 'url:https://git.example/fraud/'],
    ['backstage.io/kubernetes-id', 'fraud'],
    ['github.com/project-slug', 'team/fraud'],
    ['gitlab.com/project-slug', 'group/subgroup/fraud'],
    ['backstage.io/edit-url', 'https://git.example/fraud?ref=main#L3'],
    ['argocd/app-selector', 'app=token-service,team=risk'],
    ['grafana/dashboard-selector', "(tags @> 'fraud') || title == 'Fraud'"],
    ['grafana/alert-label-selector', 'service=fraud'],
    ['modeldeck.io/openapi-url', 'https://models.example/openapi.json'],
  ])('carries %s: %s', (key, value) => {
    expect(carried({ [key]: value })).toEqual({ [key]: value });
  });

  it.each([
    // eslint-disable-next-line no-script-url -- it must be refused
    ['backstage.io/view-url', 'javascript:alert(1)'],
    ['backstage.io/edit-url', 'git.example/fraud'],
    ['backstage.io/techdocs-ref', 'dir:.'],
    ['backstage.io/source-location', 'url:file:///etc/passwd'],
    ['github.com/project-slug', 'fraud'],
    ['github.com/project-slug', 'team/../../fraud?x'],
    ['argocd/app-name', 'fraud,other'],
    ['argocd/proxy-url', '/argocd/api'],
    ['backstage.io/view-url', 'https://s3.example/x?X-Amz-Signature=abc'],
    ['backstage.io/edit-url', 'https://git.example/x?ref=1&access_token=abc'],
    ['backstage.io/techdocs-ref', 'url:https://blob.example/docs?sig=abc'],
    ['grafana/dashboard-selector', 'api_key=abc'],
    ['grafana/tag-selector', 'x'.repeat(501)],
    ['modeldeck.io/openapi-url', 'http://models.example/openapi.json'],
    ['modeldeck.io/openapi-url', 'https://models.example/o.json?sig=secret'],
    ['kubectl.kubernetes.io/last-applied-configuration', '{}'],
    ['constructor', 'x'],
  ])('drops %s: %s', (key, value) => {
    expect(carried({ [key]: value })).toEqual({});
  });

  it('takes credentials out of links', () => {
    expect(
      carried({
        'backstage.io/view-url': 'https://ann:s3cret@git.example/fraud',
      }),
    ).toEqual({ 'backstage.io/view-url': 'https://git.example/fraud' });
  });

  it('takes the first that is of use', () => {
    const key = 'argocd/app-name';
    expect(
      catalogAnnotations([
        { annotations: { [key]: 'no name' } },
        { annotations: { [key]: 'fraud' } },
        { annotations: { [key]: 'other' } },
      ]),
    ).toEqual({ [key]: 'fraud' });
  });

  it('carries printable text only, however it is written', () => {
    const key = fc.constantFrom(
      'backstage.io/view-url',
      'argocd/app-selector',
      'github.com/project-slug',
      'backstage.io/kubernetes-id',
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ unit: 'binary' })), all => {
        for (const value of Object.values(carried(all))) {
          // eslint-disable-next-line no-control-regex -- they must not be there
          expect(value).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        }
      }),
    );
  });
});

describe('the Argo CD application', () => {
  const ID = 'argocd.argoproj.io/tracking-id';
  const ours = 'fraud-app:serving.kserve.io/InferenceService:team/fraud';

  function applicationOf(metadata: object, annotations = {}) {
    const object = isvc(metadata);
    return catalogAnnotations([{ annotations }], [object]);
  }

  it.each([
    ['its tracking id', { annotations: { [ID]: ours } }],
    [
      'its instance label',
      { labels: { 'argocd.argoproj.io/instance': 'fraud-app' } },
    ],
  ])('is told by %s', (_, metadata) => {
    expect(applicationOf(metadata)).toEqual({ 'argocd/app-name': 'fraud-app' });
  });

  it('is told with its namespace where it is not Argo CD’s own', () => {
    expect(
      applicationOf({ annotations: { [ID]: `team-apps_${ours}` } }),
    ).toEqual({
      'argocd/app-name': 'fraud-app',
      'argocd/app-namespace': 'team-apps',
    });
  });

  it('is not told by a tracking id that was copied from another object', () => {
    expect(
      applicationOf({
        annotations: { [ID]: 'app:apps/Deployment:team/fraud' },
      }),
    ).toEqual({});
    expect(
      applicationOf({ annotations: { [ID]: ours.replace(/fraud$/, 'risk') } }),
    ).toEqual({});
  });

  it('is what the objects say themselves, if they do', () => {
    const said = { 'argocd/app-selector': 'team=risk' };
    expect(applicationOf({ annotations: { [ID]: ours } }, said)).toEqual(said);
  });
});

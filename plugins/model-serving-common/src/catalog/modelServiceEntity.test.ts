import fc from 'fast-check';
import { unknown } from '../model/known';
import { serviceId, type ServiceIdentity } from '../model/serviceId';
import type { ModelService } from '../model/types';
import { DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import { entityName } from './entityName';
import { modelServiceEntity } from './modelServiceEntity';
import { stableHash } from './stableHash';
import { service } from './testing/service';

const VALID_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;

describe('modelServiceEntity', () => {
  it('says what the service is, whose, and where to find it', () => {
    expect(modelServiceEntity(service())).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'prod.fraud-team.inferenceservice.fraud',
        title: 'fraud',
        description: 'fraud-team on prod: InferenceService "fraud"',
        annotations: {
          'modeldeck.io/service-id': 'prod/fraud-team/inferenceservice/fraud',
          'modeldeck.io/model-name': 'fraud',
          'backstage.io/kubernetes-cluster': 'prod',
          'backstage.io/kubernetes-namespace': 'fraud-team',
          'backstage.io/kubernetes-label-selector':
            'serving.kserve.io/inferenceservice=fraud',
        },
        tags: ['kserve', 'xgboost'],
      },
      spec: {
        type: 'model-service',
        lifecycle: 'production',
        owner: 'team-fraud',
        system: 'payments',
      },
    });
  });

  it('takes the configured owner where none is named or it is no reference', () => {
    const options = {
      ...DEFAULT_CATALOG_OPTIONS,
      defaultOwner: 'group:default/ml',
      lifecycle: 'lab',
    };
    for (const owner of [unknown('no label'), 'the fraud\nteam!', '']) {
      expect(
        modelServiceEntity(service({ owner }), undefined, options).spec,
      ).toMatchObject({ owner: 'group:default/ml', lifecycle: 'lab' });
    }
    expect(
      modelServiceEntity(service({ owner: 'user:default/ann' })).spec.owner,
    ).toBe('user:default/ann');
  });

  it('leaves out a system that is not known', () => {
    const { spec } = modelServiceEntity(service({ system: unknown('none') }));
    expect(spec).not.toHaveProperty('system');
  });

  it('selects nothing for a name that is no label value', () => {
    const { annotations } = modelServiceEntity(
      service({ name: 'a,b in (c)' }),
    ).metadata;
    expect(annotations).not.toHaveProperty([
      'backstage.io/kubernetes-label-selector',
    ]);
  });

  it('does not change with the state of the service', () => {
    const state: fc.Arbitrary<Partial<ModelService>> = fc.record({
      health: fc.record({
        status: fc.constantFrom('healthy', 'failed', 'unknown', 'stopped'),
        reason: fc.string(),
        message: fc.string(),
      }),
      observedAt: fc.string(),
      endpoints: fc.array(
        fc.record({
          url: fc.webUrl(),
          reach: fc.constant('external' as const),
        }),
      ),
      scaling: fc.record({ min: fc.nat(), max: fc.nat() }),
      accelerators: fc.array(
        fc.record({ resource: fc.string(), count: fc.nat() }),
      ),
      mode: fc.string(),
    });
    fc.assert(
      fc.property(state, changed => {
        expect(modelServiceEntity(service(changed))).toEqual(
          modelServiceEntity(service()),
        );
      }),
    );
  });
});

describe('entityName', () => {
  const part = fc.oneof(
    fc.constantFrom('a', 'a.b', 'b', 'A', 'a-b', 'a b', ''),
    fc.string({ unit: 'grapheme', maxLength: 70 }),
  );
  const identity = fc.record({
    cluster: part,
    namespace: part,
    kind: fc.constantFrom('Deployment', 'InferenceService'),
    name: part,
  });

  function nameOf(id: ServiceIdentity) {
    return entityName({ ...id, id: serviceId(id) });
  }

  it('is valid for every service, whatever its parts are called', () => {
    fc.assert(
      fc.property(identity, id => expect(nameOf(id)).toMatch(VALID_NAME)),
    );
  });

  it('is a different one for every service', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        fc.pre(serviceId(a) !== serviceId(b));
        expect(nameOf(a)).not.toBe(nameOf(b));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what can be read of a name that had to be cut', () => {
    const name = nameOf({
      cluster: 'arn:aws:eks:eu-west-1:123456789012:cluster/Prod',
      namespace: 'fraud-team',
      kind: 'InferenceService',
      name: 'fraud',
    });
    expect(name).toBe(
      `arn-aws-eks-eu-west-1-123456789012-cluster-prod.f-${stableHash(
        'arn%3Aaws%3Aeks%3Aeu-west-1%3A123456789012%3Acluster%2FProd/fraud-team/inferenceservice/fraud',
      )}`,
    );
    expect(name.length).toBeLessThanOrEqual(63);
  });

  it('hashes as FNV-1a does, on every machine', () => {
    expect(stableHash('')).toBe(0xcbf29ce484222325n.toString(36));
    expect(stableHash('a')).toBe(0xaf63dc4c8601ec8cn.toString(36));
  });
});

describe('the annotations of a service', () => {
  function annotationsOf(
    overrides: Partial<ModelService>,
    configured: Record<string, string> = {},
  ) {
    const options = { ...DEFAULT_CATALOG_OPTIONS, annotations: configured };
    return modelServiceEntity(service(overrides), undefined, options).metadata
      .annotations;
  }

  it('are those of its objects, but for where it runs', () => {
    const annotations = {
      'argocd/app-name': 'fraud',
      'backstage.io/kubernetes-namespace': 'kube-system',
      'modeldeck.io/openapi-url': 'https://models.example/openapi.json',
    };
    expect(annotationsOf({ annotations })).toMatchObject({
      'argocd/app-name': 'fraud',
      'backstage.io/kubernetes-namespace': 'fraud-team',
    });
    expect(annotationsOf({ annotations })).not.toHaveProperty([
      'modeldeck.io/openapi-url',
    ]);
  });

  it('leave the choice of workloads to an id that the objects carry', () => {
    const annotations = { 'backstage.io/kubernetes-id': 'fraud' };
    expect(annotationsOf({ annotations })).not.toHaveProperty([
      'backstage.io/kubernetes-label-selector',
    ]);
  });

  it('are filled in from the configuration where the objects have none', () => {
    const configured = {
      'grafana/dashboard-selector': "(tags @> 'model:{model}')",
      'grafana/alert-label-selector': 'service={name},namespace={namespace}',
    };
    expect(annotationsOf({}, configured)).toMatchObject({
      'grafana/dashboard-selector': "(tags @> 'model:fraud')",
      'grafana/alert-label-selector': 'service=fraud,namespace=fraud-team',
    });
    const annotations = { 'grafana/alert-label-selector': 'team=fraud' };
    expect(annotationsOf({ annotations }, configured)).toMatchObject(
      annotations,
    );
  });

  it('are not filled in with what could change a selector’s meaning', () => {
    const model = { ...service().model, name: "x') or (1 = 1" };
    expect(
      annotationsOf({ model }, { 'grafana/dashboard-selector': '{model}' }),
    ).not.toHaveProperty(['grafana/dashboard-selector']);
  });
});

describe('the relations of a service', () => {
  it('are the same whatever the order in which they were found', () => {
    const of = (...dependsOn: string[]) =>
      modelServiceEntity(service(), { providesApis: [], dependsOn }).spec;
    expect(of('resource:b', 'resource:a', 'resource:b')).toEqual(
      of('resource:a', 'resource:b'),
    );
    expect(of()).not.toHaveProperty('dependsOn');
  });
});

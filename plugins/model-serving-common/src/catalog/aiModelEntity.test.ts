import fc from 'fast-check';
import { unknown } from '../model/known';
import type { ModelService } from '../model/types';
import { aiModelEntity, aiModelName } from './aiModelEntity';
import { aiResourceEntity } from './aiResourceEntity';
import { type ModelUse, modelUses } from './modelUses';
import { revision, service } from './testing/service';

const REGISTERED = {
  system: 'MLflow',
  model: 'fraud',
  version: '2',
  url: 'https://mlflow.example/#/models/fraud/versions/2',
};

function usesOf(overrides: Partial<ModelService>): ModelUse[] {
  return modelUses(service(overrides));
}

function model(...services: Array<Partial<ModelService>>) {
  const [use, ...uses] = services.flatMap(usesOf);
  return aiModelEntity([use!, ...uses]);
}

describe('modelUses', () => {
  it('are the versions of all revisions that may still answer, each once', () => {
    const revisions = [
      revision(),
      revision({
        role: 'canary',
        modelVersion: '3',
        storageUri: 's3://models/fraud/v3',
      }),
      revision({
        role: 'retired',
        modelVersion: '1',
        storageUri: 's3://models/fraud/v1',
      }),
    ];
    expect(usesOf({ revisions }).map(({ storageUri }) => storageUri)).toEqual([
      's3://models/fraud/v2',
      's3://models/fraud/v3',
    ]);
  });

  it('tell versions apart that are loaded from one place', () => {
    const revisions = [revision({ role: 'canary', modelVersion: '3' })];
    expect(usesOf({ revisions })).toHaveLength(2);
  });

  it('do not count twice what one part of a service knows more of', () => {
    const vague = revision({ modelVersion: unknown('no label') });
    expect(
      usesOf({ revisions: [vague] }).map(({ version }) => version),
    ).toEqual(['2']);
  });

  it('take a version of a registry for itself where nothing says what is loaded', () => {
    const nowhere = { ...service().model, storageUri: unknown('not said') };
    const [use] = usesOf({ model: nowhere, registry: REGISTERED });
    expect(use?.key).toBe('["registry","MLflow","fraud","2"]');
    const { url: _, ...entry } = REGISTERED;
    const [unlinked] = usesOf({
      model: nowhere,
      registry: { ...entry, url: unknown('not annotated') },
    });
    expect(unlinked?.key).toBe(use?.key);
  });

  it('are none where only a name is known, which could be anybody’s', () => {
    const nowhere = { ...service().model, storageUri: unknown('not said') };
    expect(usesOf({ model: nowhere })).toEqual([]);
  });
});

describe('aiModelEntity', () => {
  it('says what the version is and where it is registered', () => {
    expect(model({ registry: REGISTERED })).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: expect.stringMatching(/^s3-models-fraud-v2-2-[0-9a-z]{13}$/),
        title: 'fraud 2',
        description: 'Model version at s3://models/fraud/v2',
        annotations: {
          'modeldeck.io/storage-uri': 's3://models/fraud/v2',
          'modeldeck.io/model-version': '2',
        },
        tags: ['xgboost'],
        links: [{ url: REGISTERED.url, title: 'MLflow' }],
      },
      spec: { type: 'ai-model', owner: 'team-fraud', system: 'payments' },
    });
  });

  it('is one for all services and clusters that serve it', () => {
    const here = usesOf({ cluster: 'west' });
    const there = usesOf({ cluster: 'east', name: 'fraud-eu', owner: 'eu' });
    expect(here.map(aiModelName)).toEqual(there.map(aiModelName));
  });

  it('says only what all who serve it agree on', () => {
    const other = { owner: 'team-x', system: unknown('none') };
    expect(model({}, other).spec).toEqual({
      type: 'ai-model',
      owner: 'unknown',
      system: 'payments',
    });
  });

  it('does not depend on who comes first', () => {
    const services = ['a', 'b', 'c'].map(name => ({
      name,
      owner: name === 'c' ? 'team-c' : 'team-ab',
      model: { ...service().model, name },
      registry: { ...REGISTERED, url: `https://${name}.example/` },
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(services, { minLength: 3 }), shuffled => {
        expect(model(...shuffled)).toEqual(model(...services));
      }),
    );
  });

  it('links by http only', () => {
    // eslint-disable-next-line no-script-url -- it must be refused
    const registry = { ...REGISTERED, url: 'javascript:alert(1)' };
    expect(model({ registry }).metadata).not.toHaveProperty('links');
  });

  it('becomes an AiResource by its kind and lifecycle alone', () => {
    const entity = model({});
    expect(aiResourceEntity(entity)).toEqual({
      ...entity,
      kind: 'AiResource',
      spec: { ...entity.spec, lifecycle: 'production' },
    });
  });
});

describe('aiModelName', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 90 });

  it('is valid for every version, and another one for every version', () => {
    fc.assert(
      fc.property(text, text, text, (uri, a, b) => {
        const [first, second] = [a, b].map(version =>
          aiModelName({ key: JSON.stringify(['uri', uri, version]) }),
        );
        expect(first).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
        expect(first === second).toBe(a === b);
      }),
    );
  });

  it('tells URIs apart that differ only in what a name cannot hold', () => {
    const uris = ['s3://models/a/b', 's3://models/a-b', 's3://models/a_b'];
    const names = uris.map(uri =>
      aiModelName({ key: JSON.stringify(['uri', uri, '']) }),
    );
    expect(new Set(names).size).toBe(uris.length);
  });
});

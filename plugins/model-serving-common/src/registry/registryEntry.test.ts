import fc from 'fast-check';
import type { Marks } from '../kubernetes/marks';
import { isUnknown, known, unknown } from '../model/known';
import { registryEntry } from './registryEntry';

function entryOf(storageUri: string, annotations: Marks['annotations'] = {}) {
  return registryEntry({ storageUri, places: [{ labels: {}, annotations }] });
}

const SERVER = { 'modeldeck.io/registry-url': 'https://mlflow.example/ml/' };

describe('registryEntry', () => {
  it.each([
    ['models:/fraud/3', 'MLflow', 'fraud', '3'],
    ['models:/credit%20risk/12', 'MLflow', 'credit risk', '12'],
    ['models:/fraud@champion', 'MLflow', 'fraud', undefined],
    ['models:/fraud/Production', 'MLflow', 'fraud', undefined],
    ['models:/fraud', 'MLflow', 'fraud', undefined],
    [
      'model-registry://registry.example/fraud/v2',
      'Kubeflow Model Registry',
      'fraud',
      'v2',
    ],
    [
      'model-registry://localhost:8080/fraud',
      'Kubeflow Model Registry',
      'fraud',
      undefined,
    ],
    ['model-registry://fraud/v2', 'Kubeflow Model Registry', 'fraud', 'v2'],
    ['hf://org/model', 'Hugging Face', 'org/model', undefined],
    ['hf://org/model:v1.0', 'Hugging Face', 'org/model', 'v1.0'],
  ])('reads %s', (uri, system, model, version) => {
    const entry = known(entryOf(uri));
    expect(entry).toMatchObject({ system, model });
    expect(entry && known(entry.version)).toBe(version);
  });

  it.each([
    's3://models/fraud/v3',
    'gs://models/fraud',
    'pvc://claim/fraud',
    'oci://registry.example/fraud:v3',
    'https://models.example/fraud.tar',
    'runs:/8f3a2b/model',
    'mlflow-artifacts:/1/8f3a2b/artifacts/model',
    'models:/m-0123456789abcdef0123456789abcdef',
    // a host and a model, or a model and its version
    'model-registry://llama-3.1/v2',
    'hf://',
    'models:/',
    '',
  ])('makes nothing of %s, which names no registered model', uri => {
    expect(isUnknown(entryOf(uri))).toBe(true);
  });

  it('says nothing of a model whose URI is not known', () => {
    const entry = registryEntry({ storageUri: unknown('no URI'), places: [] });
    expect(isUnknown(entry)).toBe(true);
  });

  it('takes the registered name from a label where the URI is a path of a run', () => {
    const marks = {
      ...SERVER,
      'modeldeck.io/registered-model': 'fraud',
      'modeldeck.io/model-version': '7',
    };
    for (const uri of [
      'runs:/8f3a2b/model',
      's3://mlflow/1/8f3a2b/artifacts',
    ]) {
      expect(entryOf(uri, marks)).toEqual({
        system: 'MLflow',
        model: 'fraud',
        version: '7',
        url: 'https://mlflow.example/ml/#/models/fraud/versions/7',
      });
    }
  });

  it('does not give the label’s version to a model that the URI names', () => {
    const marks = { 'modeldeck.io/model-version': '7' };
    expect(known(entryOf('models:/fraud@champion', marks))).toMatchObject({
      version: { unknown: expect.stringContaining('champion') },
    });
  });

  it.each(['modelregistry.kubeflow.org', 'modelregistry.opendatahub.io'])(
    'links the ids that %s’s controller reads',
    prefix => {
      const entry = registryEntry({
        storageUri: 's3://models/fraud',
        places: [
          {
            labels: {
              [`${prefix}/registered-model-id`]: '4',
              [`${prefix}/model-version-id`]: '9',
            },
            annotations: {
              'modeldeck.io/registry-url': 'https://registry.example',
            },
          },
        ],
      });
      expect(entry).toEqual({
        system: 'Kubeflow Model Registry',
        model: 'registered model 4',
        version: 'version id 9',
        url: 'https://registry.example/registered-models/4/versions/9',
      });
    },
  );

  it.each([
    // eslint-disable-next-line no-script-url -- it must be refused
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://mlflow.example',
    'mlflow.example',
    '//mlflow.example',
    `https://mlflow.example/${'x'.repeat(2000)}`,
  ])('links to no registry at %s', url => {
    const entry = known(
      entryOf('models:/fraud/3', { 'modeldeck.io/registry-url': url }),
    );
    expect(entry && isUnknown(entry.url)).toBe(true);
  });

  it('links without user, password, query and fragment', () => {
    const url = 'https://ann:s3cret@mlflow.example/?token=abc#/experiments';
    expect(
      known(entryOf('models:/fraud/3', { 'modeldeck.io/registry-url': url })),
    ).toMatchObject({
      url: 'https://mlflow.example/#/models/fraud/versions/3',
    });
  });

  it('never throws, and links by http only, whatever is written', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('models:/%E0%A4%A/1', 'models://///', 'hf://a/b:c:d'),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (uri, server, name) => {
        const entry = known(
          entryOf(uri, {
            'modeldeck.io/registry-url': server,
            'modeldeck.io/registered-model': name,
          }),
        );
        const url = entry && known(entry.url);
        expect(url ?? 'https://').toMatch(/^https?:\/\//);
      }),
    );
  });
});

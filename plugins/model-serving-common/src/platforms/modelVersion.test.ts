import { isUnknown } from '../model/known';
import { modelVersion, versionInUri } from './modelVersion';

describe('versionInUri', () => {
  it.each([
    ['s3://models/fraud/v3', 'v3'],
    ['s3://models/fraud/3', '3'],
    ['s3://models/fraud/2.1.0/', '2.1.0'],
    ['s3://models/fraud/v1.4.0-rc1', 'v1.4.0-rc1'],
    ['s3://models/fraud-v3', 'v3'],
    ['s3://models/fraud/v3/model.joblib', 'v3'],
    ['s3://models/fraud/v3/model', 'v3'],
    ['pvc://claim/7', '7'],
    ['hf://Qwen/Qwen3-8B:main', 'main'],
    ['oci://registry.example.com:5000/fraud:1.4', '1.4'],
    ['oci://fraud@sha256:0123456789abcdef', 'sha256:0123456789ab'],
    ['models:/fraud/3', '3'],
    ['models:/fraud/Production', 'Production'],
  ])('%s → %s', (uri, version) => {
    expect(versionInUri(uri)).toBe(version);
  });

  it.each([
    ['an experiment number is none', 's3://mlflow/1/8f3a2b/artifacts/model'],
    ['a bucket is none', 's3://v3'],
    ['a run id is none', 's3://models/8f3a2b9d'],
    ['a timestamp of 14 digits is none', 's3://models/fraud/20261120140500'],
    ['a name is none', 's3://models/fraud'],
    ['a model without a revision has none', 'hf://Qwen/Qwen3-8B'],
    ['an image without a tag has none', 'oci://registry.example.com:5000/m'],
    ['nothing has none', ''],
  ])('%s', (_, uri) => {
    expect(versionInUri(uri)).toBeUndefined();
  });
});

describe('modelVersion', () => {
  const marks = (labels: Record<string, string>, annotations = {}) => ({
    labels,
    annotations,
  });

  it('believes our own mark before the common labels, and any before the URI', () => {
    const labels = { version: 'c', 'app.kubernetes.io/version': 'b' };
    const uri = 's3://models/m/v9';
    expect(
      modelVersion([marks(labels, { 'modeldeck.io/model-version': 'a' })], uri),
    ).toBe('a');
    expect(modelVersion([marks(labels)], uri)).toBe('b');
    expect(modelVersion([marks({ version: 'c' })], uri)).toBe('c');
    expect(modelVersion([marks({})], uri)).toBe('v9');
  });

  it('asks the more specific object first', () => {
    expect(
      modelVersion(
        [undefined, marks({ version: '2' }), marks({ version: '1' })],
        undefined,
      ),
    ).toBe('2');
  });

  it('strips escapes from a label', () => {
    const version = modelVersion(
      [marks({}, { version: '\u001b[2J3' })],
      undefined,
    );
    expect(version).toBe('3');
  });

  it('does not guess', () => {
    expect(isUnknown(modelVersion([], 's3://models/fraud'))).toBe(true);
    expect(isUnknown(modelVersion([], undefined))).toBe(true);
  });
});

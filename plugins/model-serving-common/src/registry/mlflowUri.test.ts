import fc from 'fast-check';
import { parseMlflowUri } from './mlflowUri';

const ID = 'm-0123456789abcdef0123456789abcdef';

describe('parseMlflowUri', () => {
  it.each([
    ['models:/fraud', { kind: 'model', model: 'fraud' }],
    ['models:/fraud/3', { kind: 'version', model: 'fraud', version: '3' }],
    ['models:/fraud/3/', { kind: 'version', model: 'fraud', version: '3' }],
    ['models://fraud/3', { kind: 'version', model: 'fraud', version: '3' }],
    [
      'models:/fraud@champion',
      { kind: 'alias', model: 'fraud', alias: 'champion' },
    ],
    [
      'models:/fraud/Production',
      { kind: 'stage', model: 'fraud', stage: 'Production' },
    ],
    [
      'models:/credit%20risk/latest',
      { kind: 'stage', model: 'credit risk', stage: 'latest' },
    ],
    ['models:/100%/1', { kind: 'version', model: '100%', version: '1' }],
    [`models:/${ID}`, { kind: 'logged-model', modelId: ID }],
    ['runs:/ab12/model', { kind: 'run', runId: 'ab12', path: 'model' }],
    ['runs:/ab12', { kind: 'run', runId: 'ab12', path: '' }],
    [
      'mlflow-artifacts:/1/ab12/artifacts/model/',
      { kind: 'artifact', authority: '', path: '1/ab12/artifacts/model' },
    ],
    [
      'mlflow-artifacts://mlflow.example:5000/1/model',
      { kind: 'artifact', authority: 'mlflow.example:5000', path: '1/model' },
    ],
    ['s3://models/fraud', undefined],
    ['models:', undefined],
    ['', undefined],
  ])('reads %s', (uri, expected) => {
    expect(parseMlflowUri(uri)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('models:/', 'runs:/', 'mlflow-artifacts:/', ''),
        fc.string({ unit: 'binary' }),
        (scheme, rest) => {
          expect(() => parseMlflowUri(`${scheme}${rest}`)).not.toThrow();
        },
      ),
    );
  });
});

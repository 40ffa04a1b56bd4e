import type { ModelReading } from '../../registry/ModelReading';
import { revisionOf, serviceOf } from '../sources/testing/canaryOf';
import { preflightReport } from './preflightReport';
import { checkOf, factsOf } from './testing/factsOf';

describe('model-present and signature-compatible', () => {
  const at = (uri: string) => revisionOf(uri, { storageUri: uri });
  const before = serviceOf([at('s3://m/v1')]);
  const of = (
    candidate: ModelReading | undefined,
    stable?: ModelReading,
    format = 'mlflow',
  ) =>
    preflightReport(
      factsOf({
        before,
        after: serviceOf(
          [at('s3://m/v1'), { ...at('s3://m/v2'), role: 'canary' }],
          { model: { ...before.model, format } },
        ),
        models: { ...(stable && { stable }), ...(candidate && { candidate }) },
      }),
    ).checks.filter(({ id }) =>
      ['model-present', 'signature-compatible'].includes(id),
    );
  const read = (type: string): ModelReading => ({
    state: 'read',
    location: 's3://m',
    facts: {
      flavors: [{ name: 'sklearn' }],
      loader: 'mlflow.sklearn',
      mlflowVersion: '3.1.0',
      pythonVersion: '3.12',
      sizeBytes: 1,
      environments: [],
      signature: {
        inputs: {
          kind: 'columns',
          columns: [{ name: 'age', type: { kind: type }, required: true }],
        },
      },
    } as never,
  });
  const absent: ModelReading = {
    state: 'absent',
    location: 's3://m/v2',
    why: 'there is no MLmodel at s3://m/v2',
    hint: 'check it',
  };

  it.each([
    [
      'an absent MLmodel',
      absent,
      undefined,
      'mlflow',
      ['failed', 'not-applicable'],
    ],
    [
      'one that its format needs not',
      absent,
      read('long'),
      'sklearn',
      ['not-applicable', 'not-applicable'],
    ],
    [
      'a place that holds nothing',
      { ...absent, holds: [] },
      read('long'),
      'sklearn',
      ['failed', 'not-applicable'],
    ],
    [
      'an unreachable store',
      { state: 'unknown', why: 'x' } as ModelReading,
      read('long'),
      'mlflow',
      ['cannot-tell', 'cannot-tell'],
    ],
    [
      'nobody who looks',
      undefined,
      undefined,
      'mlflow',
      ['not-applicable', 'not-applicable'],
    ],
  ])('tells of %s', (_, candidate, stable, format, states) => {
    expect(of(candidate, stable, format).map(({ state }) => state)).toEqual(
      states,
    );
  });

  it('compares nothing with itself', () => {
    const check = checkOf(
      { before, after: before, models: { candidate: read('long') } },
      'signature-compatible',
    );
    expect(check?.detail).toBe('the model is the same');
  });
});

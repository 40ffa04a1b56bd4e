import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';

function storageUriOf(predictor: object) {
  const [service] = servicesOf([rawInferenceService({ spec: { predictor } })]);
  return service?.model.storageUri;
}

describe('a predictor without a storage URI', () => {
  it.each([
    [
      'names a key of the storage Secret',
      { model: { storage: { key: 'prod' } } },
      'the spec names it by the key "prod" of a storage Secret',
    ],
    [
      'is a custom container',
      { containers: [{ name: 'kserve-container', image: 'i' }] },
      'a custom container brings its own model',
    ],
    ['says nothing', { model: {} }, 'the spec names no storage URI'],
  ])('%s', (_, predictor, reason) => {
    expect(storageUriOf(predictor)).toEqual({ unknown: reason });
  });
});

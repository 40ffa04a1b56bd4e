import fc from 'fast-check';
import { modelServiceSchema } from '../../model/schema';
import { inferenceServicePlatform } from '../kserve/inferenceService/inferenceServicePlatform';
import { servicesOf } from '../testing/namespaceOf';
import { nimPlatform } from './nimPlatform';
import {
  rawNimPod,
  rawNimService,
  rawOwnedInferenceService,
} from './testing/rawNimService';

const value = fc.oneof(
  fc.constantFrom('kserve', '\u001b[2Jx', '__proto__', '', 'Failed', 'True'),
  fc.constantFrom(0, 1, -1, 2 ** 60, null, true),
  fc.anything({ maxDepth: 3 }),
);
const spec = fc.dictionary(
  fc.constantFrom(
    'image',
    'env',
    'storage',
    'resources',
    'draResources',
    'replicas',
    'scale',
    'multiNode',
    'inferencePlatform',
    'expose',
  ),
  value,
);
const status = fc.oneof(
  value,
  fc.record({
    state: value,
    model: fc.oneof(value, fc.record({ name: value, externalEndpoint: value })),
    conditions: fc.array(
      fc.record({ type: value, status: value, reason: value, message: value }),
      { maxLength: 3 },
    ),
  }),
);

describe('a NIMService that holds anything', () => {
  it('is told of all the same, and well-formed', () => {
    fc.assert(
      fc.property(spec, status, value, (ofSpec, ofStatus, predictor) => {
        const owned = { ...rawOwnedInferenceService(), spec: { predictor } };
        const raw = { ...rawNimService({ spec: ofSpec }), status: ofStatus };
        const services = servicesOf([raw, owned, rawNimPod()], {
          platforms: [inferenceServicePlatform, nimPlatform],
        });
        expect(services.map(({ kind }) => kind)).toEqual(['NIMService']);
        for (const service of services) {
          expect(modelServiceSchema.parse(service)).toEqual(service);
          expect(JSON.stringify(service)).not.toMatch(/\\u001b/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

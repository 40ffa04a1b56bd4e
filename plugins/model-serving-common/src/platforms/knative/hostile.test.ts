import fc from 'fast-check';
import { modelServiceSchema } from '../../model/schema';
import { servicesOf } from '../testing/namespaceOf';
import { rawKnativeService, rawRevision } from './testing/knativeFixtures';

const value = fc.oneof(
  fc.constantFrom('churn-00001', '\u001b[2Jx', '__proto__', '', null, true),
  fc.constantFrom(0, 100, -1, 1e9, NaN, 2 ** 60),
  fc.anything({ maxDepth: 2 }),
);
const target = fc.dictionary(
  fc.constantFrom('revisionName', 'percent', 'tag', 'latestRevision'),
  value,
);
const condition = fc.dictionary(
  fc.constantFrom('type', 'status', 'reason', 'message'),
  fc.oneof(fc.constantFrom('Ready', 'True', 'False', 'Active'), value),
);
const list = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(fc.array(item, { maxLength: 4 }), value);

describe('a Knative Service that holds anything', () => {
  it('is told of all the same, and well-formed', () => {
    fc.assert(
      fc.property(
        list(target),
        list(target),
        list(condition),
        value,
        value,
        (traffic, routed, conditions, latest, labels) => {
          const service = {
            ...rawKnativeService(),
            spec: { template: labels, traffic },
            status: {
              traffic: routed,
              conditions,
              latestReadyRevisionName: latest,
              latestCreatedRevisionName: latest,
            },
          };
          const revision = {
            ...rawRevision(1),
            spec: latest,
            status: { conditions, desiredReplicas: latest },
          };
          const services = servicesOf([service, revision]);
          expect(services).toHaveLength(1);
          for (const told of services) {
            expect(modelServiceSchema.parse(told)).toEqual(told);
            expect(JSON.stringify(told)).not.toMatch(/\\u001b/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

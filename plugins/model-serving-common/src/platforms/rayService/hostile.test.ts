import fc from 'fast-check';
import { modelServiceSchema } from '../../model/schema';
import { servicesOf } from '../testing/namespaceOf';
import { rayServicePlatform } from './rayServicePlatform';
import { rawRayPod, rawRayService } from './testing/rawRayService';

const value = fc.oneof(
  fc.constantFrom('qwen-a', '\u001b[2Jx', '__proto__', '', 'RUNNING', 'True'),
  fc.constantFrom(0, 30, 100, -1, 2 ** 60, null, true),
  fc.anything({ maxDepth: 2 }),
);
const application = fc.dictionary(
  fc.constantFrom('status', 'message', 'serveDeploymentStatuses'),
  fc.oneof(
    value,
    fc.dictionary(fc.string(), fc.record({ status: value, message: value })),
  ),
);
const cluster = fc.oneof(
  value,
  fc.dictionary(
    fc.constantFrom(
      'rayClusterName',
      'trafficRoutedPercent',
      'targetCapacity',
      'rayClusterStatus',
      'applicationStatuses',
    ),
    fc.oneof(value, fc.dictionary(fc.string(), application)),
  ),
);

describe('a RayService that holds anything', () => {
  it('is told of all the same, and well-formed', () => {
    fc.assert(
      fc.property(
        cluster,
        cluster,
        fc.oneof(value, fc.array(fc.record({ type: value, status: value }))),
        fc.dictionary(
          fc.constantFrom('upgradeStrategy', 'rayClusterConfig', 'suspend'),
          value,
        ),
        (active, pending, conditions, spec) => {
          const raw = {
            ...rawRayService({ spec }),
            status: {
              activeServiceStatus: active,
              pendingServiceStatus: pending,
              conditions,
            },
          };
          const services = servicesOf([raw, rawRayPod('qwen-a', 'pod')], {
            platforms: [rayServicePlatform],
          });
          expect(services).toHaveLength(1);
          for (const service of services) {
            expect(modelServiceSchema.parse(service)).toEqual(service);
            expect(JSON.stringify(service)).not.toMatch(/\\u001b/);
            const known = service.revisions.flatMap(
              ({ traffic: { programmed } }) =>
                'percent' in programmed ? [programmed.percent] : [],
            );
            expect([0, 100]).toContain(known.reduce((a, b) => a + b, 0));
          }
        },
      ),
      {
        numRuns: 500,
        examples: [
          [{ rayClusterName: 'qwen-a' }, { rayClusterName: 'qwen-a' }, 0, {}],
        ],
      },
    );
  });
});

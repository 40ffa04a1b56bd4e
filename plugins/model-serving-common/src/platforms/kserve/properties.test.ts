import fc from 'fast-check';
import { modelServiceSchema } from '../../model/schema';
import type { ModelService, TrafficShare } from '../../model/types';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { servingPlatforms } from '../registry';
import { garbageObject, joinedObject } from './__testUtils__/garbage';
import { kserveScenarios as scenarios } from './__testUtils__/kserveScenarios';

const isKnown = (share: TrafficShare) => 'percent' in share;

function sumOf(shares: readonly TrafficShare[]): number {
  return shares.reduce(
    (sum, share) => sum + ('percent' in share ? share.percent : 0),
    0,
  );
}

/** All revisions of a service are told from the same source, or none of them is. */
function isWhole({ revisions }: ModelService): boolean {
  return (['declared', 'programmed'] as const).every(truth => {
    const shares = revisions.map(({ traffic }) => traffic[truth]);
    return (
      !shares.some(isKnown) ||
      (shares.every(isKnown) && Math.abs(sumOf(shares) - 100) < 1e-6)
    );
  });
}

const LAW = { numRuns: 400 };

describe('laws of reading KServe', () => {
  it('makes one valid service of whatever an object holds', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        const services = servicesOf([object]);
        expect(services).toHaveLength(1);
        for (const service of services) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
      }),
      LAW,
    );
  });

  it('survives whatever the objects beside it hold', () => {
    fc.assert(
      fc.property(
        garbageObject,
        fc.array(joinedObject, { maxLength: 3 }),
        (object, others) => {
          const [service, ...more] = servicesOf([object, ...others]);
          expect(more).toEqual([]);
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        },
      ),
      LAW,
    );
  });

  it('never shares out more or less than all of the traffic', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        expect(servicesOf([object]).every(isWhole)).toBe(true);
      }),
      LAW,
    );
    const services = scenarios.flatMap(objects => servicesOf(objects));
    expect(services.filter(service => !isWhole(service))).toEqual([]);
  });

  it('lets no control character out', () => {
    fc.assert(
      fc.property(garbageObject, object => {
        const text = JSON.stringify(servicesOf([object]));
        expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\u007f|\\u009b/);
      }),
      LAW,
    );
  });

  it('does not care in which order objects come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios).chain(objects =>
          fc.tuple(
            fc.constant(objects),
            fc.shuffledSubarray(objects, {
              minLength: objects.length,
              maxLength: objects.length,
            }),
          ),
        ),
        ([objects, shuffled]) => {
          expect(servicesOf(shuffled)).toEqual(servicesOf(objects));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never calls a service healthy whose pods it could not read', () => {
    const states = {
      pods: { state: 'forbidden', reason: 'pods is forbidden' },
    } as const;
    for (const objects of scenarios) {
      for (const { health, name } of servicesOf(objects, { states })) {
        expect({ name, status: health.status }).not.toEqual({
          name,
          status: 'healthy',
        });
      }
    }
  });

  it('says the same of a service whether its namespace holds others or not', () => {
    const alone = scenarios.flatMap(objects => servicesOf(objects));
    const together = servicesOf(scenarios.flat());
    const names = (services: ModelService[]) =>
      services.map(s => `${s.kind}/${s.name} ${s.health.status}`).sort();
    expect(names(together)).toEqual(names(alone));
  });

  it('finds traps only in its own services', () => {
    const objects = namespaceOf(scenarios.flat());
    const services = servingPlatforms.flatMap(platform =>
      platform.toModelServices(objects).map(({ service }) => service),
    );
    const strays = servingPlatforms.flatMap(platform =>
      services
        .filter(service => service.platform !== platform.id)
        .flatMap(service => platform.findings(service, objects)),
    );
    expect(strays).toEqual([]);
  });
});

import fc from 'fast-check';
import { isUnknown } from '../../model/known';
import { modelServiceSchema } from '../../model/schema';
import {
  type Raw,
  assemble,
  deployment,
  pod,
  services,
  split,
} from './testing/workloadFixtures';

const GARBAGE: unknown[] = [
  null,
  '',
  'x',
  -1,
  1.5,
  1e300,
  true,
  [],
  [null],
  {},
  { constructor: 1 },
  '\u001b[2J',
];

const healthy = () =>
  structuredClone<Raw[]>([
    deployment('v1'),
    deployment('v2'),
    pod('v1'),
    pod('v2'),
    ...services,
    split(80, 20),
    {
      kind: 'VirtualService',
      metadata: { name: 'fraud' },
      spec: { hosts: ['a.b'], http: [{ route: [{ weight: 1 }] }] },
    },
    {
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
      spec: { scaleTargetRef: { name: 'fraud-v1' }, maxReplicas: 3 },
    },
  ]);

/** Every place in the objects, but for what makes them objects of their kind. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) =>
          key === 'kind' && path.length === 1
            ? []
            : placesIn(child, [...path, key]),
        )
      : [];
  return path.length > 1 ? [path, ...below] : below;
}

function replaced(path: readonly string[], garbage: unknown): Raw[] {
  const objects = healthy();
  const last = path.at(-1) ?? '';
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Raw)[key], objects);
  (holder as Raw)[last] = garbage;
  return objects;
}

const damaged = fc
  .tuple(fc.constantFrom(...placesIn(healthy())), fc.constantFrom(...GARBAGE))
  .map(([path, garbage]) => replaced(path, garbage));

const LAW = { numRuns: 500 };

describe('laws of reading Deployments', () => {
  it('makes valid services of whatever a field holds', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const service of assemble(objects)) {
          expect(modelServiceSchema.safeParse(service).error).toBeUndefined();
        }
      }),
      LAW,
    );
  });

  it('loses no other Deployment by a field of one', () => {
    fc.assert(
      fc.property(damaged, objects => {
        const found = assemble(objects).flatMap(({ revisions }) => revisions);
        expect(found.length).toBeGreaterThanOrEqual(1);
      }),
      LAW,
    );
  });

  it('never gives away more than all requests', () => {
    fc.assert(
      fc.property(damaged, objects => {
        for (const { revisions } of assemble(objects)) {
          const total = revisions
            .map(({ traffic }) => traffic.programmed)
            .reduce((sum, s) => sum + (isUnknown(s) ? 0 : s.percent), 0);
          expect(total).toBeLessThanOrEqual(100.05);
        }
      }),
      LAW,
    );
  });

  it('does not depend on the order in which objects come', () => {
    fc.assert(
      fc.property(
        damaged.chain(objects =>
          fc.shuffledSubarray(objects, {
            minLength: objects.length,
            maxLength: objects.length,
          }),
        ),
        objects => {
          const idsOf = (raw: Raw[]) =>
            assemble(raw).map(({ id, revisions }) => [
              id,
              revisions.map(({ name, role }) => `${name} ${role}`),
            ]);
          expect(idsOf(objects)).toEqual(idsOf([...objects].reverse()));
        },
      ),
      LAW,
    );
  });
});

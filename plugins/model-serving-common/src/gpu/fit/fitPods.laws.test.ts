import fc from 'fast-check';
import type { GpuFit, GpuFitRequest } from '../../model/gpuTypes';
import { isUnknown, known, unknown } from '../../model/known';
import type { SchedulableNode } from '../SchedulableNode';
import { aNode, aQuota, fit, GPU } from './testing/fitting';

const TAINT = { key: 'sku', value: 'gpu', effect: 'NoSchedule' };

const free = fc.record({
  [GPU]: fc.nat(8),
  cpu: fc.nat(640).map(tenths => tenths / 10),
  memory: fc.nat(64).map(gib => gib * 2 ** 30),
  pods: fc.nat(12),
});

const node = (name: string) =>
  fc
    .record({
      free: fc.oneof(
        { weight: 6, arbitrary: free },
        { weight: 1, arbitrary: fc.constant(unknown('not read')) },
      ),
      tainted: fc.boolean(),
      unavailable: fc.constantFrom(undefined, undefined, 'it is cordoned'),
      product: fc.constantFrom('A100', 'T4', unknown('no label')),
      cluster: fc.constantFrom('c', 'd'),
    })
    .map(({ tainted, ...given }) =>
      aNode(name, { ...given, taints: tainted ? [TAINT] : [] }),
    );

const nodes = fc
  .nat(6)
  .chain(count =>
    fc.tuple(...Array.from({ length: count }, (_, index) => node(`n${index}`))),
  );

const request: fc.Arbitrary<GpuFitRequest> = fc.record(
  {
    replicas: fc.integer({ min: 1, max: 12 }),
    accelerators: fc.nat(4).map(count => [{ resource: GPU, count }]),
    cpu: fc.nat(40).map(tenths => tenths / 10),
    memoryBytes: fc.nat(8).map(gib => gib * 2 ** 30),
    product: fc.constantFrom('a100', 't4'),
    cluster: fc.constantFrom('c', 'd'),
    tolerations: fc.constant('any' as const),
    namespace: fc.constant('ml'),
  },
  { requiredKeys: ['replicas', 'accelerators'] },
);

const quotas = fc.array(
  fc
    .record({
      headroom: fc.oneof(fc.nat(20), fc.constant(unknown('not read'))),
      cluster: fc.constantFrom('c', 'd'),
      name: fc.string(),
    })
    .map(aQuota),
  { maxLength: 2 },
);

const ORDER: ReadonlyArray<GpuFit['fits']> = ['no', 'cannot-tell', 'yes'];

function rank({ fits }: GpuFit): number {
  return ORDER.indexOf(fits);
}

it('places as many as it says, and all of them exactly when it is sure', () => {
  fc.assert(
    fc.property(nodes, quotas, request, (given, limits, asked) => {
      const answer = fit(given, asked, { quotas: limits });
      const sum = answer.placements.reduce(
        (all, each) => all + each.replicas,
        0,
      );
      expect(answer.replicasPlaced).toBe(sum);
      expect(sum).toBeLessThanOrEqual(asked.replicas);
      expect(answer.fits !== 'yes' || sum === asked.replicas).toBe(true);
      expect(answer.reasons.length === 0).toBe(answer.fits === 'yes');
      expect(answer.next).not.toBe('.');
    }),
  );
});

it('never places more than is free, nor where it may not', () => {
  fc.assert(
    fc.property(nodes, request, (given, asked) => {
      for (const place of fit(given, asked).placements) {
        const chosen = given.find(({ name }) => name === place.node);
        const there = chosen && known(chosen.free);
        const needs: Array<[string, number]> = [
          [GPU, asked.accelerators[0]?.count ?? 0],
          ['cpu', asked.cpu ?? 0],
          ['memory', asked.memoryBytes ?? 0],
          ['pods', 1],
        ];
        expect(chosen?.unavailable).toBeUndefined();
        expect(asked.tolerations === 'any' || !chosen?.taints.length).toBe(
          true,
        );
        for (const [resource, amount] of needs) {
          expect(place.replicas * amount).toBeLessThanOrEqual(
            (there?.[resource] ?? 0) + 1e-6,
          );
        }
      }
    }),
  );
});

it('finds as many places as there are, whatever order one looks in', () => {
  fc.assert(
    fc.property(nodes, request, (given, asked) => {
      const all = given.filter(({ free: there }) => !isUnknown(there));
      const one = fit(all, asked);
      const turned = fit([...all].reverse(), asked);
      expect(turned.replicasPlaced).toBe(one.replicasPlaced);
      expect(turned.fits).toBe(one.fits);
    }),
  );
});

it('fits no less when more is free', () => {
  fc.assert(
    fc.property(nodes, request, fc.nat(4), (given, asked, more) => {
      const richer = given.map(each => withMore(each, more));
      expect(rank(fit(richer, asked))).toBeGreaterThanOrEqual(
        rank(fit(given, asked)),
      );
    }),
  );
});

it('fits no better when more is asked', () => {
  fc.assert(
    fc.property(nodes, quotas, request, (given, limits, asked) => {
      const options = { quotas: limits };
      const more = { ...asked, replicas: asked.replicas + 1 };
      expect(rank(fit(given, more, options))).toBeLessThanOrEqual(
        rank(fit(given, asked, options)),
      );
    }),
  );
});

it('is sure of no more when less is known', () => {
  fc.assert(
    fc.property(nodes, request, fc.nat(5), (given, asked, index) => {
      const less = given.map((each, at) =>
        at === index ? { ...each, free: unknown('not read') } : each,
      );
      const [before, after] = [fit(given, asked), fit(less, asked)];
      expect(['cannot-tell', before.fits]).toContain(after.fits);
    }),
  );
});

function withMore(given: SchedulableNode, more: number): SchedulableNode {
  const there = known(given.free);
  return there === undefined
    ? given
    : {
        ...given,
        free: Object.fromEntries(
          Object.entries(there).map(([resource, amount]) => [
            resource,
            amount + more,
          ]),
        ),
      };
}

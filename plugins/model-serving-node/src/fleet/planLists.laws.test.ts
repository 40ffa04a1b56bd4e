import {
  DEFAULT_SETTINGS,
  PODS,
  type ServingPlatform,
} from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { modelPlatform, MODELS, object, ROUTES } from '../__fixtures__/models';
import { planLists } from './planLists';
import { mergeObjects } from './readObjects';

const need = fc.record({
  type: fc.constantFrom(MODELS, PODS, ROUTES),
  role: fc.constantFrom('service' as const, 'join' as const),
  without: fc.constantFrom('a', 'b'),
  fleetSelector: fc.constantFrom(
    () => 'x',
    () => 'y=1',
    () => undefined,
  ),
});

const platform: fc.Arbitrary<ServingPlatform> = fc
  .array(need, { maxLength: 4 })
  .map(resources => ({ ...modelPlatform, resources }));

const selector = fc.option(fc.constant('tier=gold'), { nil: undefined });

describe('planLists', () => {
  it('asks for each kind once, and for all that any platform needs of it', () => {
    fc.assert(
      fc.property(fc.array(platform), selector, (platforms, labelSelector) => {
        const plan = planLists(platforms, DEFAULT_SETTINGS, labelSelector);
        const needs = platforms.flatMap(({ resources }) => resources);
        const ids = plan.map(({ type }) => type.id);
        expect(ids).toEqual([...new Set(needs.map(({ type }) => type.id))]);
        for (const { type, role, fleetSelector, without } of needs) {
          const planned = plan[ids.indexOf(type.id)]!;
          const wanted = [
            fleetSelector?.(DEFAULT_SETTINGS),
            role === 'service' && labelSelector,
          ]
            .filter(Boolean)
            .join(',');
          const covers = (list: string | undefined) =>
            list === undefined || list === wanted;
          expect(planned.selectors.some(covers)).toBe(true);
          expect(planned.without.split('; ')).toContain(without);
          expect(planned.makesServices || role === 'join').toBe(true);
        }
      }),
    );
  });

  it('asks for nothing twice', () => {
    fc.assert(
      fc.property(fc.array(platform), selector, (platforms, labelSelector) => {
        for (const { selectors } of planLists(
          platforms,
          DEFAULT_SETTINGS,
          labelSelector,
        )) {
          expect(new Set(selectors).size).toBe(selectors.length);
          expect(selectors.length === 1 || !selectors.includes(undefined)).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe('mergeObjects', () => {
  const objects = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    .map(names => names.map(name => PODS.decode(object(name))));

  it('holds every object of every list once', () => {
    fc.assert(
      fc.property(fc.array(objects), lists => {
        const uids = (list: ReturnType<typeof mergeObjects>) =>
          list.map(({ metadata }) => metadata.uid);
        const merged = uids(mergeObjects(lists));
        expect(new Set(merged).size).toBe(merged.length);
        expect(new Set(merged)).toEqual(new Set(lists.flatMap(uids)));
      }),
    );
  });
});

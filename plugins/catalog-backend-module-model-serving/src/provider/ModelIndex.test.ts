import type { ModelUse } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { ModelIndex } from './ModelIndex';

function use(serviceId: string, key: string): ModelUse {
  const unknown = { unknown: 'test' };
  return {
    key,
    serviceId,
    name: unknown,
    version: unknown,
    format: unknown,
    storageUri: unknown,
    registry: unknown,
    owner: unknown,
    system: unknown,
  };
}

const step = fc.record({
  service: fc.constantFrom('a', 'b', 'c'),
  keys: fc.subarray(['1', '2', '3']),
});

describe('ModelIndex', () => {
  it('holds what each service was last said to serve, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(step), steps => {
        const index = new ModelIndex();
        const last = new Map<string, string[]>();
        for (const { service, keys } of steps) {
          index.set(
            service,
            keys.map(key => use(service, key)),
          );
          last.set(service, keys);
        }
        const pairs = index
          .keys()
          .flatMap(key =>
            (index.usesOf(key) ?? []).map(each => `${each.serviceId} ${key}`),
          );
        const expected = [...last].flatMap(([service, keys]) =>
          keys.map(key => `${service} ${key}`),
        );
        expect(pairs.sort()).toEqual(expected.sort());
        expect(index.serviceIds().sort()).toEqual(
          [...last].flatMap(([id, keys]) => (keys.length ? id : [])).sort(),
        );
      }),
    );
  });

  it('answers with the models that a change may touch', () => {
    const index = new ModelIndex();
    index.set('a', [use('a', '1'), use('a', '2')]);
    expect(index.set('a', [use('a', '2'), use('a', '3')])).toEqual(
      new Set(['1', '2', '3']),
    );
    expect(index.usesOf('1')).toBeUndefined();
  });
});

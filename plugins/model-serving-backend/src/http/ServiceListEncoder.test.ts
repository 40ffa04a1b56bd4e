import fc from 'fast-check';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import { ServiceListEncoder } from './ServiceListEncoder';

const names = fc.array(fc.string(), { maxLength: 5 });
const listOf = (...services: string[]) =>
  new FakeFleet(services.map(name => modelService({ name }))).list();

describe('ServiceListEncoder', () => {
  it('says what JSON.stringify says, whatever is in it', () => {
    const encoder = new ServiceListEncoder();
    fc.assert(
      fc.property(names, services => {
        const list = listOf(...services);
        expect(JSON.parse(encoder.encode(list).body().toString())).toEqual(
          list,
        );
      }),
    );
  });

  it('gives equal lists an equal tag in every process', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const isEqual = JSON.stringify(one) === JSON.stringify(other);
        const etags = [one, other].map(
          services => new ServiceListEncoder().encode(listOf(...services)).etag,
        );
        expect(etags[0] === etags[1]).toBe(isEqual);
      }),
    );
  });

  it('does not tell lists apart by when they were made', () => {
    const encoder = new ServiceListEncoder();
    const list = listOf('a');
    const later = { ...list, observedAt: '2026-01-02T00:00:00.000Z' };
    expect(encoder.encode(later).etag).toBe(encoder.encode(list).etag);
    expect(JSON.parse(encoder.encode(later).body().toString())).toEqual(later);
  });

  it('tells a cluster that is lost from one that is not', () => {
    const encoder = new ServiceListEncoder();
    const list = listOf('a');
    const lost = { ...list, clusters: [clusterState({ reachable: false })] };
    expect(encoder.encode(lost).etag).not.toBe(encoder.encode(list).etag);
  });

  it('serialises a service once', () => {
    const encoder = new ServiceListEncoder();
    const toJSON = jest.fn(() => ({}));
    const service = Object.assign(modelService(), { toJSON });
    const list = new FakeFleet([service]).list();
    encoder.encode(list).body();
    encoder.encode(list).body();
    expect(toJSON).toHaveBeenCalledTimes(1);
  });
});

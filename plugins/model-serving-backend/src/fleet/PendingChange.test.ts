import fc from 'fast-check';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';
import { PendingChange } from './PendingChange';

const clusters = [clusterState({ name: 'a' })];

/** What a reader shows who applies changes as they come. */
function apply(shown: Map<string, unknown>, change: FleetChange) {
  for (const id of change.removed) {
    shown.delete(id);
  }
  for (const service of change.changed) {
    shown.set(service.id, service);
  }
}

describe('PendingChange', () => {
  it('is empty until something was added, and after it was taken', () => {
    const pending = new PendingChange();
    expect(pending.take()).toBeUndefined();

    pending.add({ changed: [], removed: ['x'], clusters });
    expect(pending.take()).toEqual({ changed: [], removed: ['x'], clusters });
    expect(pending.take()).toBeUndefined();
  });

  it('keeps the news that only a cluster changed', () => {
    const pending = new PendingChange();
    pending.add({ changed: [], removed: [], clusters });
    expect(pending.take()).toEqual({ changed: [], removed: [], clusters });
  });

  it('leaves a slow reader with what a quick one sees, in no more than one entry a service', () => {
    const step = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      removed: fc.boolean(),
      mode: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(step), steps => {
        const pending = new PendingChange();
        const quick = new Map();
        const slow = new Map();
        for (const { name, removed, mode } of steps) {
          const service = modelService({ name, mode });
          const change = {
            changed: removed ? [] : [service],
            removed: removed ? [service.id] : [],
            clusters,
          };
          apply(quick, change);
          pending.add(change);
        }
        const merged = pending.take() ?? {
          changed: [],
          removed: [],
          clusters,
        };
        apply(slow, merged);
        expect(merged.changed.length + merged.removed.length).toBeLessThan(4);
        expect(slow).toEqual(quick);
      }),
    );
  });
});

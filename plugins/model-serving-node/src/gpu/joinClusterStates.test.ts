import {
  type ClusterState,
  type Gap,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { joinClusterStates } from './joinClusterStates';

function state(overrides: Partial<ClusterState> = {}): ClusterState {
  return {
    name: 'west',
    version: 'v1.34.1',
    reachable: true,
    gaps: [],
    ...overrides,
  };
}

const gap = (overrides: Partial<Gap> = {}): Gap => ({
  resource: 'pods',
  state: 'forbidden',
  reason: 'no',
  consequence: 'which pods run',
  ...overrides,
});

const join = (a: Partial<ClusterState>, b: Partial<ClusterState>) =>
  joinClusterStates([state(a)], [state(b)])[0];

describe('joinClusterStates', () => {
  it('is the same cluster where both say the same', () => {
    expect(join({}, {})).toEqual(state());
  });

  it('knows the version that one of them asked for', () => {
    expect(join({}, { version: unknown('it was not asked for') })).toEqual(
      state(),
    );
    expect(join({ version: unknown('it was not asked for') }, {})).toEqual(
      state(),
    );
  });

  it('is out of reach where one of them could not read', () => {
    const lost = { reachable: false, error: 'connection refused' };
    expect(join({}, lost)).toEqual(state(lost));
    expect(join(lost, {})).toEqual(state(lost));
  });

  it('is as old as the older one', () => {
    expect(join({ staleSince: '2026-02' }, { staleSince: '2026-01' })).toEqual(
      state({ staleSince: '2026-01' }),
    );
    expect(join({}, { staleSince: '2026-01' })).toEqual(
      state({ staleSince: '2026-01' }),
    );
  });

  it('has the gaps of both, and what follows from each', () => {
    const other = gap({ consequence: 'who holds accelerators' });
    expect(join({ gaps: [gap()] }, { gaps: [gap(), other] })?.gaps).toEqual([
      gap(),
      other,
    ]);
  });

  it('keeps the order, and clusters that only one of them knows', () => {
    const joined = joinClusterStates(
      [state({ name: 'b' }), state({ name: 'a' })],
      [state({ name: 'c' }), state({ name: 'a' })],
    );
    expect(joined.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
  });
});

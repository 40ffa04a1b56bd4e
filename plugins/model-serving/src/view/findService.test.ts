import { aCluster, aFleet, aService } from '../__testUtils__/services';
import { findService } from './findService';

const fraud = aService();
const place = {
  cluster: 'prod',
  namespace: 'payments',
  kind: 'inferenceservice',
  name: 'fraud',
};

describe('findService', () => {
  it('finds it, with the state of its cluster', () => {
    expect(findService(aFleet([fraud]), fraud.id)).toEqual({
      state: 'found',
      service: fraud,
      cluster: aCluster(),
    });
  });

  it('says that it is not there only where everything was read', () => {
    expect(findService(aFleet([]), fraud.id)).toEqual({
      state: 'absent',
      place,
    });
    expect(
      findService(aFleet([], [aCluster({ reachable: false })]), fraud.id),
    ).toEqual({ state: 'cannot-tell', place });
  });

  it('says when nobody reads the cluster', () => {
    expect(findService(aFleet([], []), fraud.id).state).toBe('unknown-cluster');
  });

  it('takes any annotation', () => {
    expect(findService(aFleet([]), '%zz').state).toBe('unknown-cluster');
    expect(findService(aFleet([]), '').state).toBe('unknown-cluster');
  });
});

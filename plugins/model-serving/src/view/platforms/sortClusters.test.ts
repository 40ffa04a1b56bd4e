import { unknown } from '@modeldeck/plugin-model-serving-common';
import {
  aPlatformCluster,
  aResource,
  INFERENCE_SERVICES,
} from '../../__testUtils__/forms';
import { sortClusters } from './sortClusters';

it('begins with what can be chosen', () => {
  const clusters = [
    aPlatformCluster({
      cluster: 'a-lacks',
      resources: [aResource(INFERENCE_SERVICES, false)],
    }),
    aPlatformCluster({ cluster: 'b-untold', resources: unknown('no answer') }),
    aPlatformCluster({ cluster: 'z-has' }),
    aPlatformCluster({ cluster: 'y-has' }),
  ];
  expect(
    sortClusters(clusters, [INFERENCE_SERVICES]).map(({ cluster }) => cluster),
  ).toEqual(['y-has', 'z-has', 'b-untold', 'a-lacks']);
});

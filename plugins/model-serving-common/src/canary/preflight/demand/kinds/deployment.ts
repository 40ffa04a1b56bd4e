import type { DemandKind } from '../DemandKind';
import type { UpdateStyle } from '../PodDemand';
import { podTemplate, replicasAt, rollingUpdate } from '../podTemplate';
import { valueAt } from '../valueAt';

/**
 * A Deployment updates its own pods; one that Flagger takes its canaries from stands at zero beside
 * the primary until there is one.
 */
export const deployment: DemandKind = {
  group: 'apps',
  kind: 'Deployment',
  read(object, { platform }) {
    const isTarget = platform === 'flagger';
    const replicas = replicasAt(object, 'spec', 'replicas');
    return [
      {
        title: 'pods',
        ...podTemplate(valueAt(object, 'spec', 'template')),
        replicas: isTarget ? Math.max(1, replicas) : replicas,
        update: isTarget ? 'beside' : styleOf(object),
      },
    ];
  },
};

function styleOf(object: unknown): UpdateStyle {
  const strategy = valueAt(object, 'spec', 'strategy');
  return valueAt(strategy, 'type') === 'Recreate'
    ? 'in-place'
    : rollingUpdate(strategy);
}

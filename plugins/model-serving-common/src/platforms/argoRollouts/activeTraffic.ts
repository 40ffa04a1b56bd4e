import { SERVICES } from '../../kubernetes/service';
import { type Known, unknown } from '../../model/known';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import type { Shares } from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import { POD_HASH_LABEL } from './rolloutPods';
import type { RolloutView, TemplateRevision } from './RolloutView';
import { sharesByHash } from './sharesByHash';
import type { BlueGreenStrategy } from './strategy';

/** What the controller means to be active: the one that all requests go to. */
export function activeByStatus({
  rollout,
  revisions,
}: RolloutView): SharesRead {
  const { activeHash } = rollout.status;
  return {
    source: 'status.blueGreen.activeSelector',
    shares: activeShares(revisions, activeHash),
  };
}

/** What the active Service selects, where requests really go. */
export function activeByService(
  { revisions }: RolloutView,
  { activeService }: BlueGreenStrategy,
  split: TrafficSplit,
  objects: NamespaceObjects,
): SharesRead {
  const source = `Service/${activeService}`;
  const hidden = objects.cannotTell(SERVICES);
  const service = objects.find(SERVICES, activeService);
  const hash = service?.selector[POD_HASH_LABEL];
  if (hidden !== undefined || !service) {
    return {
      source,
      shares: unknown(hidden ?? `there is no ${source}`),
    };
  }
  return hash === undefined
    ? { source: split.source, shares: split.programmed }
    : { source, shares: activeShares(revisions, hash) };
}

function activeShares(
  revisions: readonly TemplateRevision[],
  active: string,
): Known<Shares> {
  return revisions.some(({ hash }) => hash === active)
    ? sharesByHash(revisions, [[active, 100]])
    : unknown('none of its revisions is the active one');
}

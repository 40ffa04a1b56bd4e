import { findingAbout } from '../../../diagnosis/finding';
import type { RayServiceRule } from './RayServiceRule';

/** Both clusters are whole until the old one is deleted, a minute after it was replaced. */
export const upgradeHoldsAccelerators: RayServiceRule = ({
  object,
  service,
}) => {
  const holding = service.revisions.filter(
    ({ accelerators, pods }) => accelerators.length > 0 && pods.length > 0,
  );
  if (!service.rollout || holding.length < 2) {
    return undefined;
  }
  const held = holding.map(
    ({ name, accelerators }) =>
      `${name} ${accelerators
        .map(({ resource, count }) => `${count} ${resource}`)
        .join(', ')}`,
  );
  return findingAbout(object, {
    rule: 'upgrade-holds-accelerators',
    severity: 'info',
    cause: `both clusters hold accelerators while it is upgraded: ${held.join(
      '; ',
    )}`,
    evidence: held.map(detail => ({ source: 'container' as const, detail })),
    fix: 'nothing, if there are enough of them; spec.upgradeStrategy.type NewClusterWithIncrementalUpgrade needs fewer at a time',
  });
};

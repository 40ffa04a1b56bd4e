import { condition } from '../../kubernetes/conditions';
import { unknown } from '../../model/known';
import { sumShares } from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';
import type { RayService } from './rayService';

export function isRollingBack({ conditions }: RayService): boolean {
  return condition(conditions, 'RollbackInProgress')?.status === 'True';
}

/** Of a status that could not be read, no absence of a cluster or of a share may be concluded. */
function whyUnreadable({ malformed }: RayService): string | undefined {
  const field = malformed.find(({ path }) =>
    /^status\.(active|pending)ServiceStatus(\.(rayClusterName|trafficRoutedPercent))?$|^status$/.test(
      path,
    ),
  );
  return field && `${field.path} is malformed`;
}

/** The spec describes one cluster, which is to have everything: the pending one while there is one. */
export function declaredRayShares(service: RayService): SharesRead {
  const { active, pending } = service;
  const unreadable = whyUnreadable(service);
  const goal = isRollingBack(service) ? active : pending ?? active;
  return {
    source: 'spec.rayClusterConfig',
    shares:
      goal && unreadable === undefined
        ? sumShares([[goal.name, 100]])
        : unknown(unreadable ?? 'KubeRay has not named a cluster yet'),
  };
}

/**
 * In an incremental upgrade KubeRay tells what its HTTPRoute holds. Otherwise the Kubernetes
 * Service selects one cluster, the active one, until the pending one takes its place in one step.
 */
export function programmedRayShares(service: RayService): SharesRead {
  const { active, pending } = service;
  const unreadable = whyUnreadable(service);
  if (!active || unreadable !== undefined) {
    const shares = unknown(unreadable ?? 'no cluster is active yet');
    return { source: 'status.activeServiceStatus', shares };
  }
  const { trafficPercent: percent } = active;
  if (percent === undefined && pending?.trafficPercent === undefined) {
    return {
      source: 'status.activeServiceStatus.rayClusterName',
      shares: sumShares([[active.name, 100]]),
    };
  }
  const routed = [
    [active.name, percent ?? 0],
    [pending?.name ?? active.name, pending?.trafficPercent ?? 0],
  ] as const;
  const total = routed.reduce((sum, [, share]) => sum + share, 0);
  return {
    source: 'status.*.trafficRoutedPercent',
    shares:
      total === 100
        ? sumShares(routed)
        : unknown(
            `the percents that KubeRay reports add up to ${total}, not to 100`,
          ),
  };
}

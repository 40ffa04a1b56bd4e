import { condition } from '../../kubernetes/conditions';
import { plainText } from '../../kubernetes/plainText';
import { textWithoutCredentials } from '../../kubernetes/withoutCredentials';
import { unknown } from '../../model/known';
import type { RolloutProgress } from '../../model/types';
import type { RayService } from './rayService';
import { isRollingBack } from './rayShares';

const INCREMENTAL = 'NewClusterWithIncrementalUpgrade';

/** How far KubeRay has come with the cluster that is to replace the active one. */
export function rayRollout(service: RayService): RolloutProgress | undefined {
  const { active, pending, upgradeType } = service;
  if (!active || !pending) {
    return undefined;
  }
  const rollingBack = isRollingBack(service);
  return {
    controller: 'KubeRay',
    strategy: upgradeType === INCREMENTAL ? 'incremental' : 'new cluster',
    phase: rollingBack ? 'RollbackInProgress' : 'UpgradeInProgress',
    message: plainText(
      rollingBack
        ? condition(service.conditions, 'RollbackInProgress')?.message ?? ''
        : progressText(service),
    ),
    step: stepOf(service),
    aborted: rollingBack,
    checks: pending.applications.map(({ name, status, message }) => ({
      name,
      phase: status,
      message: plainText(textWithoutCredentials(message)),
    })),
  };
}

function progressText({ active, pending, upgradeType }: RayService): string {
  return upgradeType === INCREMENTAL
    ? `${pending?.name} gets ${
        pending?.trafficPercent ?? 0
      } % of the requests at ${
        pending?.targetCapacity ?? 0
      } % of its capacity, ${active?.name} the rest at ${
        active?.targetCapacity ?? 100
      } %`
    : `${pending?.name} takes the place of ${active?.name} in one step once all its applications are RUNNING`;
}

/** Steps are of equal size, one each interval. */
function stepOf({
  pending,
  upgradeType,
  stepSizePercent: size,
}: RayService): RolloutProgress['step'] {
  const routed = pending?.trafficPercent;
  if (upgradeType !== INCREMENTAL) {
    return unknown('the new cluster gets all requests in one step');
  }
  if (!size || routed === undefined) {
    return unknown('KubeRay has not routed anything to the new cluster yet');
  }
  return {
    index: Math.floor(routed / size),
    count: Math.ceil(100 / size),
    title: `${size} % more`,
  };
}

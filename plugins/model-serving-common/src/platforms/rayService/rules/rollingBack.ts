import { findingAbout, quote } from '../../../diagnosis/finding';
import { condition } from '../../../kubernetes/conditions';
import type { RayServiceRule } from './RayServiceRule';

/**
 * Any other change of the cluster's spec during an incremental upgrade rolls it back first, and
 * not only the old spec (ray-project/kuberay: rayservice_controller.go, reconcileRollbackState).
 */
export const rollingBack: RayServiceRule = ({ object }) => {
  const rollback = condition(object.conditions, 'RollbackInProgress');
  if (rollback?.status !== 'True') {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'upgrade-rolling-back',
    severity: 'warning',
    cause: `the upgrade to ${
      object.pending?.name ?? 'the pending cluster'
    } is rolled back: the spec was changed while it went on`,
    evidence: [
      {
        source: 'condition',
        detail: `RollbackInProgress=True ${rollback.reason}: ${quote(
          rollback.message,
        )}`,
      },
    ],
    fix: 'wait until all requests go to the active cluster; a spec that is neither the old nor the new one starts another upgrade then',
  });
};

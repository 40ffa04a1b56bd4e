import { counted } from '../../../gpu/fit/fitWords';
import { isUnknown } from '../../../model/known';
import type { PreflightCheck } from '../../../model/preflightTypes';
import { fenceposts } from '../demand/additionalPods';
import type { PodDemand, RollingUpdate } from '../demand/PodDemand';
import type { PlacedPods } from '../demand/placeDemands';
import { answer, type PreflightRule } from '../PreflightRule';
import { isRolling, podsText, reasonsOf } from './acceleratorsFit';

const CHECK = {
  id: 'update-proceeds',
  title: 'a rolling update does not wait for itself',
};

/**
 * A rolling update that may take no pod away first needs a place for one more. With accelerators
 * there often is none, since the pods that hold them are the ones to be replaced.
 */
export const updateProceeds: PreflightRule = (_, placed) => {
  const rolling = placed.filter(
    pods =>
      isRolling(pods) &&
      !pods.isSame &&
      (pods.needs?.accelerators.length ?? 0) > 0,
  );
  const checks = rolling.map(check);
  return (
    checks.find(({ state }) => state === 'failed') ??
    checks.find(({ state }) => state === 'cannot-tell') ??
    checks[0] ??
    answer(CHECK, {
      state: 'not-applicable',
      detail: 'no pods with accelerators are replaced by a rolling update',
    })
  );
};

function check(pods: PlacedPods): PreflightCheck {
  const { demand, fit } = pods;
  const freed = unavailableOf(demand);
  const which = demand.title === 'pods' ? '' : ` (${demand.title})`;
  const all = `the ${counted(demand.replicas, 'pod')}${which}`;
  if (freed > 0) {
    return answer(CHECK, {
      state: 'passed',
      detail: `${freed} of ${all} may be taken away first, and the accelerators are free then`,
    });
  }
  const rule = `none of ${all} may be missing (${ruleText(demand)})`;
  if (fit === undefined || isUnknown(fit) || fit.fits === 'cannot-tell') {
    return answer(CHECK, {
      state: 'cannot-tell',
      detail: `${rule}; whether ${podsText(pods)} finds a node cannot be told`,
      evidence: whyOpen(fit),
    });
  }
  return fit.fits === 'yes'
    ? answer(CHECK, {
        state: 'passed',
        detail: `${rule}; the one more that it begins with finds a node`,
      })
    : answer(CHECK, {
        state: 'failed',
        detail: `the update would wait for ever: ${rule}, and the one more that it begins with finds no node`,
        evidence: reasonsOf(fit),
        fix: `allow maxUnavailable 1 with maxSurge 0, or make room: ${fit.next}`,
      });
}

function whyOpen(fit: PlacedPods['fit']): string[] {
  if (fit === undefined) {
    return [];
  }
  return isUnknown(fit) ? [fit.unknown] : reasonsOf(fit);
}

function unavailableOf({ update, replicas }: PodDemand): number {
  return typeof update === 'object'
    ? fenceposts(update, replicas).unavailable
    : 0;
}

function ruleText({ update }: PodDemand): string {
  const { maxUnavailable } = update as RollingUpdate;
  return `maxUnavailable ${maxUnavailable} rounds down to 0`;
}

import { amountText, counted, listed } from '../../../gpu/fit/fitWords';
import type { GpuFit } from '../../../model/gpuTypes';
import { isUnknown } from '../../../model/known';
import type { PreflightCheck } from '../../../model/preflightTypes';
import type { PlacedPods } from '../demand/placeDemands';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'accelerators-fit',
  title: 'there is room for its pods beside those that run',
};

/** Pods that stand beside the version before, or are the first; others are in `update-proceeds`. */
export const acceleratorsFit: PreflightRule = (_, placed) => {
  const untold = placed.find(({ needs, isSame }) => !needs && !isSame);
  const beside = placed.filter(pods => pods.fit && !isRolling(pods));
  if (beside.length === 0) {
    return untold && isUnknown(untold.demand.spec)
      ? answer(CHECK, {
          state: 'cannot-tell',
          detail: `what its ${untold.demand.title} ask for is not known: ${untold.demand.spec.unknown}`,
        })
      : answer(CHECK, { state: 'not-applicable', detail: whyNone(placed) });
  }
  return worstOf(beside.map(answerFor));
};

export function isRolling({ demand, isNew }: PlacedPods): boolean {
  return typeof demand.update === 'object' && !isNew;
}

function whyNone(placed: readonly PlacedPods[]): string {
  if (placed.length === 0) {
    return 'it makes no pods of its own';
  }
  if (placed.every(({ isSame }) => isSame)) {
    return 'it leaves the pods as they are';
  }
  return placed.some(({ needs }) => needs && needs.accelerators.length > 0)
    ? 'no pod has to run beside those that are there'
    : 'its pods ask for no accelerators';
}

/** What fails is told first, then what is open. */
function worstOf(checks: readonly PreflightCheck[]): PreflightCheck {
  const order = ['failed', 'cannot-tell', 'warning', 'passed'];
  const [worst, ...others] = [...checks].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return worst
    ? answer(CHECK, {
        ...worst,
        evidence: [...worst.evidence, ...others.map(({ detail }) => detail)],
      })
    : answer(CHECK, { state: 'not-applicable', detail: 'it makes no pods' });
}

function answerFor(pods: PlacedPods): PreflightCheck {
  const { fit } = pods;
  const what = podsText(pods);
  if (fit === undefined || isUnknown(fit)) {
    return answer(CHECK, {
      state: 'cannot-tell',
      detail: `whether ${what} find nodes cannot be told: ${
        fit?.unknown ?? 'it was not looked at'
      }`,
    });
  }
  if (pods.fitsIfTolerated) {
    return answer(CHECK, {
      state: 'warning',
      detail: `${what} find nodes only if the cluster adds a toleration for their accelerators by itself, as GKE does`,
      evidence: reasonsOf(fit),
      fix: fit.next,
    });
  }
  return answer(CHECK, { ...stateOf(fit, what), evidence: reasonsOf(fit) });
}

function stateOf(
  fit: GpuFit,
  what: string,
): Pick<PreflightCheck, 'state' | 'detail' | 'fix'> {
  switch (fit.fits) {
    case 'yes':
      return {
        state: 'passed',
        detail: `${what} find nodes, e.g. ${listed(
          fit.placements.map(({ node, replicas }) => `${replicas} on ${node}`),
        )}`,
      };
    case 'no':
      return {
        state: 'failed',
        detail: `of ${what} ${fit.replicasPlaced} would run; the others wait for as long as nothing changes`,
        fix: fit.next,
      };
    default:
      return {
        state: 'cannot-tell',
        detail: `whether ${what} find nodes cannot be told`,
        fix: fit.next,
      };
  }
}

export function reasonsOf(fit: GpuFit): string[] {
  return fit.reasons.map(({ detail }) => detail);
}

/** "2 more pods (predictor, each with 1 nvidia.com/gpu)". */
export function podsText({ demand, additional, needs }: PlacedPods): string {
  const each = (needs?.accelerators ?? [])
    .map(({ resource, count }) => amountText({ resource, amount: count }))
    .join(' and ');
  return `${counted(additional, 'more pod')} (${
    demand.title
  }, each with ${each})`;
}

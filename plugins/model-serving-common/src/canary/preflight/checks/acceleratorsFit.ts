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
  const { fit, additional } = pods;
  const what = podsText(pods);
  const find = additional === 1 ? 'finds' : 'find';
  if (fit === undefined || isUnknown(fit)) {
    return answer(CHECK, {
      state: 'cannot-tell',
      detail: `whether ${what} ${find} a node cannot be told: ${
        fit?.unknown ?? 'it was not looked at'
      }`,
    });
  }
  const evidence = reasonsOf(fit);
  if (fit.fits === 'yes') {
    const places = fit.placements.map(
      ({ node, replicas }) => `${replicas} on ${node}`,
    );
    return answer(CHECK, {
      state: 'passed',
      detail: `${what} ${find} a node, e.g. ${listed(places)}`,
    });
  }
  if (pods.fitsIfTolerated) {
    return answer(CHECK, {
      state: 'warning',
      detail: `${what} ${find} a node only if the cluster adds a toleration for the accelerators by itself, as GKE does`,
      evidence,
      fix: fit.next,
    });
  }
  return answer(CHECK, {
    state: fit.fits === 'no' ? 'failed' : 'cannot-tell',
    detail:
      fit.fits === 'no'
        ? shortfall(fit, what, additional)
        : `whether ${what} ${find} a node cannot be told`,
    evidence,
    fix: fit.next,
  });
}

function shortfall(fit: GpuFit, what: string, additional: number): string {
  if (fit.replicasPlaced > 0) {
    return `of ${what} only ${fit.replicasPlaced} would find a node, and the rest wait until something changes`;
  }
  return additional === 1
    ? `${what} finds no node, and waits until something changes`
    : `${what} find no node, and wait until something changes`;
}

export function reasonsOf(fit: GpuFit): string[] {
  return fit.reasons.map(({ detail }) => detail);
}

/** "2 more pods (predictor, each with 1 nvidia.com/gpu)". */
export function podsText({ demand, additional, needs }: PlacedPods): string {
  const each = (needs?.accelerators ?? [])
    .map(({ resource, count }) => amountText({ resource, amount: count }))
    .join(' and ');
  const of = demand.title === 'pods' ? '' : `${demand.title}, `;
  return `${counted(additional, 'more pod')} (${of}each with ${each})`;
}

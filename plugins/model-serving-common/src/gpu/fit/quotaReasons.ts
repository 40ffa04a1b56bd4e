import { isUnknown } from '../../model/known';
import type { GpuFitRequest } from '../../model/gpuTypes';
import { amountText, counted } from './fitWords';
import type { FitReason } from './FitReason';
import type { QuotaLimit } from './quotaLimits';

/** The limits that do not surely let all of the pods through. */
export function quotaReasons(
  limits: readonly QuotaLimit[],
  { replicas }: GpuFitRequest,
): FitReason[] {
  return limits
    .filter(({ pods }) => pods.sure < replicas)
    .map(limit => ({
      nodes: 0,
      gain: 0,
      ...(limit.pods.possible < replicas
        ? exceeded(limit, replicas)
        : untold(limit, replicas)),
    }));
}

function exceeded(
  { title, resource, perPod, headroom }: QuotaLimit,
  replicas: number,
): Pick<FitReason, 'code' | 'detail' | 'remedy'> {
  const asked = perPod * replicas;
  const left = isUnknown(headroom) ? 0 : headroom;
  const ask = amountText({ resource, amount: asked });
  return {
    code: 'quota',
    detail: `${title} leaves ${amountText({
      resource,
      amount: Math.max(0, left),
    })}, and ${counted(replicas, 'pod')} ask for ${ask}`,
    remedy:
      left < asked
        ? `Have ${title} raised by ${amountText({
            resource,
            amount: asked - left,
          })}`
        : `Have one flavor of ${title} raised`,
  };
}

function untold(
  { title, resource, headroom, pods }: QuotaLimit,
  replicas: number,
): Pick<FitReason, 'code' | 'detail' | 'remedy'> {
  return {
    code: 'unread',
    detail: isUnknown(headroom)
      ? `what ${title} leaves of ${resource} cannot be told: ${headroom.unknown}`
      : `${title} has room for ${counted(
          replicas,
          'pod',
        )} in several flavors, but for ${
          pods.sure
        } in one: it is enough unless they are one group`,
    remedy: '',
  };
}

import type { GpuFitRequest, Toleration } from '../../model/gpuTypes';
import type { Taint } from '../SchedulableNode';

/** PreferNoSchedule only makes the scheduler look elsewhere first. */
const KEEPS_AWAY = ['NoSchedule', 'NoExecute'];

/** The taints of a node that keep away pods with these tolerations. */
export function untolerated(
  taints: readonly Taint[],
  tolerations: GpuFitRequest['tolerations'] = [],
): Taint[] {
  if (tolerations === 'any') {
    return [];
  }
  return taints.filter(
    taint =>
      KEEPS_AWAY.includes(taint.effect) &&
      !tolerations.some(toleration => tolerates(toleration, taint)),
  );
}

/** kubernetes/api: core/v1/toleration.go, ToleratesTaint. */
function tolerates(
  { key = '', operator = 'Equal', value = '', effect = '' }: Toleration,
  taint: Taint,
): boolean {
  return (
    (effect === '' || effect === taint.effect) &&
    (key === '' || key === taint.key) &&
    (operator === 'Exists' || value === taint.value)
  );
}

/** As kubectl writes a taint. */
export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === '' ? '' : `=${value}`}:${effect}`;
}

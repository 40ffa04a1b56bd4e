import { type Known, unknown } from '../../model/known';
import type { CapacityType } from '../../model/gpuTypes';

type Labels = Readonly<Record<string, string>>;

/** Labels whose value says it, and what their values mean. */
const BY_VALUE: ReadonlyArray<
  [string, Readonly<Record<string, CapacityType>>]
> = [
  [
    'karpenter.sh/capacity-type',
    { spot: 'spot', 'on-demand': 'on-demand', reserved: 'reserved' },
  ],
  [
    'eks.amazonaws.com/capacityType',
    {
      SPOT: 'spot',
      ON_DEMAND: 'on-demand',
      CAPACITY_BLOCK: 'reserved',
    },
  ],
  ['cloud.google.com/gke-spot', { true: 'spot' }],
  ['cloud.google.com/gke-preemptible', { true: 'spot' }],
  [
    'kubernetes.azure.com/scalesetpriority',
    { spot: 'spot', regular: 'on-demand' },
  ],
];

/** Of these clouds' nodes only those that are not on demand carry a label about it. */
const ELSE_ON_DEMAND = [
  'cloud.google.com/gke-nodepool',
  'kubernetes.azure.com/agentpool',
];

/** How a node is paid for, and whether it may be taken away at any time. */
export function capacityTypeOf(labels: Labels): Known<CapacityType> {
  for (const [key, meanings] of BY_VALUE) {
    const value = labels[key] ?? '';
    const meaning = Object.hasOwn(meanings, value)
      ? meanings[value]
      : undefined;
    if (meaning) {
      return meaning;
    }
  }
  if (labels['cloud.google.com/reservation-name']) {
    return 'reserved';
  }
  return ELSE_ON_DEMAND.some(key => labels[key])
    ? 'on-demand'
    : unknown('no label of the node tells');
}

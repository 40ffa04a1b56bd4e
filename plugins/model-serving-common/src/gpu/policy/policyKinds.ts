import type { GpuPolicy } from './GpuPolicy';
import { canaryReserve } from './kinds/canaryReserve';
import { idleLimit } from './kinds/idleLimit';
import { servingCapacity } from './kinds/servingCapacity';
import { trainingHours } from './kinds/trainingHours';
import { unitLimit } from './kinds/unitLimit';
import type { PolicyKind } from './PolicyKind';

/** The kinds of rules there are, each by the name that settings give it. */
export const POLICY_KINDS: {
  readonly [K in GpuPolicy['kind']]: PolicyKind<
    Extract<GpuPolicy, { kind: K }>
  >;
} = {
  'training-hours': trainingHours,
  'serving-capacity': servingCapacity,
  'unit-limit': unitLimit,
  'canary-reserve': canaryReserve,
  'idle-limit': idleLimit,
};

/** The kind that settings name; undefined: there is none. */
export function policyKind(name: string): PolicyKind<GpuPolicy> | undefined {
  return Object.hasOwn(POLICY_KINDS, name)
    ? (POLICY_KINDS[name as GpuPolicy['kind']] as PolicyKind<GpuPolicy>)
    : undefined;
}

import { planAction } from '../../../canary/plan/planAction';
import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../../fleet/assembleNamespace';
import { planSchema, refusalSchema } from '../../../model/planSchema';
import type { Plan, PlannedWrite, Refusal } from '../../../model/types';
import { namespaceOf } from '../../testing/namespaceOf';
import { deploymentPlatform } from '../deploymentPlatform';
import { patched } from './patched';
import { type Raw, withApiVersions } from './workloadFixtures';

const platforms = [deploymentPlatform];

export function outcomeOf(
  raw: readonly Raw[],
  request: PlanRequest,
): PlanOutcome {
  const objects = namespaceOf(withApiVersions(raw), { platforms });
  const [service] = assembleNamespace(objects, platforms);
  if (!service) {
    throw new Error('there is no service to plan for');
  }
  return planAction(request, service, { objects, platforms });
}

export function planOf(raw: readonly Raw[], request: PlanRequest): Plan {
  const outcome = outcomeOf(raw, request);
  if ('refusal' in outcome) {
    throw new Error(`refused: ${outcome.refusal.message}`);
  }
  return planSchema.parse(outcome.plan);
}

export function refusalOf(raw: readonly Raw[], request: PlanRequest): Refusal {
  const outcome = outcomeOf(raw, request);
  if ('plan' in outcome) {
    throw new Error(`planned: ${outcome.plan.summary}`);
  }
  return refusalSchema.parse(outcome.refusal);
}

/** The objects once the writes have been made. */
export function written(
  raw: readonly Raw[],
  writes: readonly PlannedWrite[],
): Raw[] {
  return raw.map(object => {
    const { name } = object.metadata as { name: string };
    return writes
      .filter(
        write =>
          write.object.name === name && write.object.kind === object.kind,
      )
      .reduce((result, { patch }) => patched(result, patch), object);
  });
}

export const promote: PlanRequest = { action: 'promote' };
export const rollback: PlanRequest = { action: 'rollback' };
export const setWeight = (a: number, b: number): PlanRequest => ({
  action: 'set-weight',
  weights: { 'fraud-v1': a, 'fraud-v2': b },
});

export const afterOf = (raw: Raw[], request: PlanRequest) =>
  planOf(raw, request).after.map(({ percent }) => percent);
export const reasonOf = (raw: Raw[], request: PlanRequest) =>
  refusalOf(raw, request).reason;
export const risksOf = (raw: Raw[], request: PlanRequest) =>
  planOf(raw, request).risks.map(({ id }) => id);

export function virtualService(http: Raw[]): Raw {
  return {
    kind: 'VirtualService',
    metadata: { name: 'fraud' },
    spec: { hosts: ['fraud'], http },
  };
}

export const owned = (raw: Raw, metadata: Raw) => ({
  ...raw,
  metadata: { ...(raw.metadata as Raw), ...metadata },
});

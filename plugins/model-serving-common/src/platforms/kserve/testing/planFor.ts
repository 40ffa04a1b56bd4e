import { planAction } from '../../../canary/plan/planAction';
import type {
  FieldManagers,
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../../fleet/assembleNamespace';
import type { ReadState } from '../../NamespaceObjects';
import { namespaceOf } from '../../testing/namespaceOf';
import { graphPlatform } from '../graph/graphPlatform';
import { inferenceServicePlatform } from '../inferenceService/inferenceServicePlatform';
import { llmPlatform } from '../llm/llmPlatform';

const platforms = [inferenceServicePlatform, llmPlatform, graphPlatform];

export interface PlanOptions {
  /** of the service; absent: the only one */
  kind?: string;
  states?: Readonly<Record<string, ReadState>>;
  managers?: FieldManagers;
}

/** What is planned for the service that these objects make up. */
export function planFor(
  objects: readonly object[],
  request: PlanRequest,
  { kind, states, managers }: PlanOptions = {},
): PlanOutcome {
  const read = namespaceOf(objects, { states, platforms });
  const service = assembleNamespace(read, platforms).find(
    s => kind === undefined || s.kind === kind,
  );
  if (!service) {
    throw new Error('the objects make up no such service');
  }
  return planAction(request, service, { objects: read, platforms, managers });
}

/** The plan, where there must be one. */
export function planned(outcome: PlanOutcome) {
  if ('refusal' in outcome) {
    throw new Error(`refused: ${outcome.refusal.message}`);
  }
  return outcome.plan;
}

/** `r2 100, r1 0` of a plan, or the reason of a refusal. */
export function resultOf(outcome: PlanOutcome): string {
  return 'refusal' in outcome
    ? outcome.refusal.reason
    : outcome.plan.after
        .map(({ revision, percent }) => `${revision} ${String(percent)}`)
        .join(', ');
}

export function patchesOf(outcome: PlanOutcome): unknown[] {
  return planned(outcome).writes.map(({ patch }) => patch);
}

export function risksOf(outcome: PlanOutcome): string[] {
  return planned(outcome).risks.map(({ id }) => id);
}

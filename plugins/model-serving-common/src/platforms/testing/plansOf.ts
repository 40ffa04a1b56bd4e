import { planAction } from '../../canary/plan/planAction';
import type { PlanOutcome, PlanRequest } from '../../canary/plan/PlanRequest';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import type { ModelService } from '../../model/types';
import type { ServingPlatform } from '../ServingPlatform';
import { namespaceOf } from './namespaceOf';

export interface Planned {
  request: PlanRequest;
  service: ModelService;
  outcome: PlanOutcome;
}

/** What is planned for each action on each service of these objects. */
export function plansOf(
  raw: readonly Record<string, unknown>[],
  platforms: readonly ServingPlatform[],
): Planned[] {
  const objects = namespaceOf(raw, { platforms });
  return assembleNamespace(objects, platforms).flatMap(service =>
    requestsFor(service).map(request => ({
      request,
      service,
      outcome: planAction(request, service, { objects, platforms }),
    })),
  );
}

function requestsFor({ revisions: [first] }: ModelService): PlanRequest[] {
  return [
    { action: 'promote' },
    { action: 'promote', full: true },
    { action: 'rollback' },
    { action: 'pause' },
    { action: 'resume' },
    { action: 'set-weight', weights: first ? { [first.name]: 100 } : {} },
    {
      action: 'start-canary',
      version: { storageUri: 's3://models/next', label: 'v9' },
      percent: 20,
    },
    { action: 'start-canary', version: { image: 'reg/fraud:v9' }, percent: 20 },
  ];
}

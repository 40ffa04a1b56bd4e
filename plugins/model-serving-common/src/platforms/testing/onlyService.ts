import { planAction } from '../../canary/plan/planAction';
import type { PlanRequest } from '../../canary/plan/PlanRequest';
import type { ModelService, Plan, Refusal } from '../../model/types';
import type { ReadState } from '../NamespaceObjects';
import type { ServingPlatform } from '../ServingPlatform';
import { namespaceOf, servicesOf } from './namespaceOf';

type Raw = Record<string, unknown>;

/** What some platforms make of objects that are one service. */
export function onlyService(platforms: readonly ServingPlatform[]) {
  function serviceOf(
    raw: readonly Raw[],
    states: Record<string, ReadState> = {},
  ): ModelService {
    const [service] = servicesOf(raw, { platforms, states });
    if (!service) {
      throw new Error('the objects make up no service');
    }
    return service;
  }

  /** `name: declared/programmed` of each revision. */
  function sharesOf(
    raw: readonly Raw[],
    states: Record<string, ReadState> = {},
  ): string[] {
    return serviceOf(raw, states).revisions.map(({ name, traffic }) => {
      const [declared, programmed] = [traffic.declared, traffic.programmed].map(
        share => ('percent' in share ? share.percent : '?'),
      );
      return `${name}: ${declared}/${programmed}`;
    });
  }

  function outcomeOf(
    raw: readonly Raw[],
    request: PlanRequest,
  ): Partial<Plan & Refusal> {
    const objects = namespaceOf(raw, { platforms });
    const outcome = planAction(request, serviceOf(raw), { objects, platforms });
    return 'plan' in outcome ? outcome.plan : outcome.refusal;
  }

  return { serviceOf, sharesOf, outcomeOf };
}

import { nothingToPause } from '../../../canary/plan/nothingToPause';
import { isUnknown } from '../../../model/known';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { WorkloadPlanning } from './WorkloadPlanning';

/** What no weights could do, whatever they are. */
export function refusalOf({
  request: { action },
  service,
  workloads,
  split,
}: WorkloadPlanning): WhyNot | undefined {
  if (action === 'pause' || action === 'resume') {
    return nothingToPause(`a ${service.kind}`);
  }
  if (workloads.length < service.objects.length) {
    return {
      reason: 'object-gone',
      message: 'one of its workloads is not there any more',
      instead: 'look again',
    };
  }
  if (workloads.length === 1) {
    return {
      reason: 'single-version',
      message: 'it has no second version that could take traffic',
      instead: `add the new version as a ${service.kind} of its own, with the same label, a Service and a route to both`,
    };
  }
  if (workloads.every(({ replicas }) => replicas === 0)) {
    return {
      reason: 'stopped',
      message: 'all of its workloads are scaled to zero: nobody would answer',
      instead: 'scale one of them up first',
    };
  }
  return routeRefusal(split);
}

function routeRefusal({
  routes,
  source,
  programmed,
}: WorkloadPlanning['split']): WhyNot | undefined {
  if (routes.length === 0) {
    return {
      reason: 'no-route',
      message: isUnknown(programmed)
        ? `no weights to set: ${programmed.unknown}`
        : `no weights to set: requests are shared out by ${source}`,
      instead:
        'give each version a Service of its own and lead an HTTPRoute to both by weight; until then only the numbers of replicas decide',
    };
  }
  const refused = routes.find(({ refusal }) => refusal);
  const served = routes.some(
    ({ refusal, pending }) => !refusal && pending === undefined,
  );
  return refused?.refusal && !served
    ? {
        reason: 'route-not-accepted',
        message: `weights would change nothing: ${refused.refusal.cause}`,
        instead: refused.refusal.fix,
      }
    : undefined;
}

import { findingAbout } from '../diagnosis/finding';
import { kubectlCommand } from '../diagnosis/kubectlCommand';
import type { GatewayRoute } from '../kubernetes/gatewayRoute';
import type { Finding } from '../model/types';
import { parentRefusals, refusalEvidence } from './parentRefusals';

/** No gateway serves the route. */
export function routeRefusal(route: GatewayRoute): Finding | undefined {
  const refusals = parentRefusals(route.parents);
  const [first] = refusals;
  if (!first) {
    return undefined;
  }
  const { kind, metadata } = route;
  const { parent, refused } = first;
  const isAccepted = refused.type !== 'Accepted';
  return findingAbout(route, {
    rule: isAccepted ? 'route-backends-unresolved' : 'route-not-accepted',
    severity: 'error',
    cause: isAccepted
      ? `${parent} cannot resolve the backends of ${kind} "${metadata.name}": ${refused.reason}`
      : `${parent} does not accept ${kind} "${metadata.name}": ${refused.reason}`,
    evidence: refusalEvidence(refusals),
    fix: `correct what the gateway complains of; see ${kubectlCommand(
      route,
      'describe',
      kind.toLowerCase(),
      metadata.name,
    )}`,
  });
}

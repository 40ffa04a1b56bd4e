import { findingAbout } from '../diagnosis/finding';
import { kubectlCommand } from '../diagnosis/kubectlCommand';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import type { RoutedBackend, RoutingRule } from './RoutingRule';

/** A share of requests that goes to nobody of this service, as far as can be told. */
export function backendFinding(
  route: KubeObject,
  { title, backends }: RoutingRule,
): Finding | undefined {
  const stray = backends.find(
    b => (b.weight ?? 0) > 0 && b.members.length === 0,
  );
  if (!stray) {
    return undefined;
  }
  return findingAbout(route, {
    ...aboutStray(route, title, stray),
    evidence: [
      { source: 'route', detail: `${stray.title}: weight ${stray.weight}` },
    ],
  });
}

function aboutStray(
  route: KubeObject,
  rule: string,
  { title, untold, elsewhere }: RoutedBackend,
): Pick<Finding, 'rule' | 'severity' | 'cause' | 'fix'> {
  const edit = kubectlCommand(
    route,
    'edit',
    route.kind.toLowerCase(),
    route.metadata.name,
  );
  if (elsewhere !== undefined) {
    return {
      rule: 'route-backend-elsewhere',
      severity: 'info',
      cause: `${rule} sends requests to ${title} in namespace ${elsewhere}: whether they are answered there is not looked at from here`,
      fix: `look at the service there, or correct the route: ${edit}`,
    };
  }
  return untold === undefined
    ? {
        rule: 'route-backend-unmatched',
        severity: 'warning',
        cause: `${rule} sends requests to ${title}, behind which there is nothing of this service`,
        fix: `make what is behind it part of this service (a plain workload carries the label modeldeck.io/model-service), or correct the route: ${edit}`,
      }
    : {
        rule: 'route-backend-untold',
        severity: 'warning',
        cause: `${rule} sends requests to ${title}: who answers there cannot be told: ${untold}`,
        fix: `let it be read, or lead the route to Services: ${edit}`,
      };
}

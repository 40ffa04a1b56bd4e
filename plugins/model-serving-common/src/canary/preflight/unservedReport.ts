import { serviceId } from '../../model/serviceId';
import type { PreflightReport } from '../../model/preflightTypes';
import { checkKinds } from './checks/kindsServed';
import type { NotServed } from './PreflightFacts';

/**
 * The report on a manifest of which the cluster knows no kind: there is nothing else to check.
 *
 * @public
 */
export function unservedReport(options: {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  notServed: readonly NotServed[];
  observedAt: string;
}): PreflightReport {
  const { cluster, namespace, kind, name, notServed, observedAt } = options;
  const check = checkKinds(notServed, 0);
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'PreflightReport',
    observedAt,
    service: {
      id: serviceId({ cluster, namespace, kind, name }),
      cluster,
      namespace,
      kind,
      name,
    },
    subject: 'manifest',
    outcome: check.state === 'failed' ? 'failed' : 'cannot-tell',
    checks: [check],
    fits: [],
  };
}

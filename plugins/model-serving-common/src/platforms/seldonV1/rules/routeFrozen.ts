import { findingAbout } from '../../../diagnosis/finding';
import { trafficDisagreement } from '../../../traffic/trafficDisagreement';
import { unreadyDeployments } from '../unreadyDeployments';
import type { SeldonRule } from './SeldonRule';

/**
 * Seldon writes its route only once every Deployment of the service is ready, explainers and
 * predictors without traffic included (seldondeployment_controller.go, Reconcile): new weights,
 * be they a roll back from a crashing canary, wait until then (SeldonIO/seldon-core#1461).
 */
export const routeFrozen: SeldonRule = ({ deployment, service, workloads }) => {
  const disagreement = trafficDisagreement(service);
  const [waiting] = unreadyDeployments(deployment, workloads);
  if (!disagreement || !waiting) {
    return disagreement;
  }
  const { name } = waiting.metadata;
  const why =
    waiting.replicas === 0
      ? 'has zero replicas, which never counts as ready'
      : 'is not ready';
  return findingAbout(deployment, {
    rule: 'route-waits-for-pods',
    severity: 'warning',
    cause: `Seldon has not programmed the traffic that the spec asks for: it waits for all Deployments, and ${name} ${why}; ${disagreement.cause}`,
    evidence: disagreement.evidence,
    fix: `get Deployment ${name} ready, or take its predictor out of spec.predictors: without it the rest is programmed at once`,
  });
};

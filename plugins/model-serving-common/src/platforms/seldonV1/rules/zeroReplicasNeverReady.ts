import { findingAbout } from '../../../diagnosis/finding';
import type { SeldonRule } from './SeldonRule';

/** Beside predictors that run: the service works, but no change to it is ever finished. */
export const zeroReplicasNeverReady: SeldonRule = ({
  deployment,
  service,
  workloads,
}) => {
  const { deployments } = workloads;
  const empty = deployments.find(({ replicas }) => replicas === 0);
  const runs = service.revisions.some(({ pods }) => pods.length > 0);
  return empty && runs && deployment.state !== 'Available'
    ? findingAbout(deployment, {
        rule: 'zero-replicas-never-ready',
        severity: 'warning',
        cause: `Deployment ${
          empty.metadata.name
        } has zero replicas, which Seldon never counts as ready: the state stays ${
          deployment.state ?? 'unset'
        }, and changes of traffic are not programmed`,
        evidence: [
          {
            source: 'field',
            detail: `status.state: ${deployment.state ?? ''}`,
          },
          {
            source: 'field',
            detail: `Deployment/${empty.metadata.name} spec.replicas: 0`,
          },
        ],
        fix: 'take the predictor out of spec.predictors instead of scaling it to zero',
      })
    : undefined;
};

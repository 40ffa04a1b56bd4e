import { findingAbout } from '../../../diagnosis/finding';
import { known } from '../../../model/known';
import { editCommand, type SeldonRule } from './SeldonRule';

/** A predictor without traffic keeps all its replicas: weights and pods are apart in Seldon. */
export const idlePredictorHoldsAccelerators: SeldonRule = ({
  deployment,
  service,
}) => {
  const idle = service.revisions.find(
    ({ role, traffic, pods, accelerators }) =>
      !['stable', 'shadow'].includes(role) &&
      known(traffic.programmed)?.percent === 0 &&
      pods.some(pod => pod.ready) &&
      accelerators.length > 0,
  );
  if (!idle) {
    return undefined;
  }
  const held = idle.accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
  return findingAbout(deployment, {
    rule: 'idle-revision-holds-accelerators',
    severity: 'warning',
    cause: `predictor ${idle.name} gets no traffic but holds ${held}`,
    evidence: idle.pods
      .slice(0, 4)
      .map(pod => ({ source: 'container', detail: `Pod/${pod.name}` })),
    fix: `take the predictor out of spec.predictors: ${editCommand(
      deployment,
    )}`,
  });
};

import { findingAbout } from '../../../diagnosis/finding';
import {
  kubectlCommand,
  resourceArgument,
} from '../../../diagnosis/kubectlCommand';
import { KNATIVE_REVISIONS } from '../../../kubernetes/knativeRevision';
import type { KnativeServiceRule } from './KnativeServiceRule';

/**
 * One entry that names a revision which is gone keeps Knative from programming all of them: the
 * route stays as it was, whatever the spec says (knative/serving:
 * pkg/reconciler/route/traffic/traffic.go, deferTargetError).
 */
export const trafficTargetMissing: KnativeServiceRule = ({
  object,
  objects,
}) => {
  if (objects.cannotTell(KNATIVE_REVISIONS) !== undefined) {
    return undefined;
  }
  const missing = object.traffic.filter(
    ({ revision }) =>
      revision !== undefined && !objects.find(KNATIVE_REVISIONS, revision),
  );
  const [first] = missing;
  if (!first) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'traffic-target-missing',
    severity: 'error',
    cause: `spec.traffic names revision ${first.revision}, which does not exist: Knative programs none of its entries until it is gone from there`,
    evidence: missing.map(({ revision, percent, tag }) => ({
      source: 'field' as const,
      detail: `spec.traffic: ${revision} ${percent} %${
        tag === undefined ? '' : `, tag ${tag}`
      }`,
    })),
    fix: `take the entry out: ${kubectlCommand(
      object,
      'edit',
      resourceArgument(object),
      object.metadata.name,
    )}`,
  });
};

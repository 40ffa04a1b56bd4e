import { objectAt, textAt } from '../../json/read';
import { jsonAnswer, type Answer } from '../Answer';
import { readObject, type ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';

/** Whether a resource is a question rather than something that is kept. */
export function isReview({ resource }: ResourceRequest): boolean {
  return (
    resource.group === 'authorization.k8s.io' ||
    resource.group === 'authentication.k8s.io'
  );
}

/** Answers by the same faults that requests meet: everything else is allowed to everybody. */
export function answerReview(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const body = readObject(request) ?? {};
  const spec = objectAt(body, 'spec') ?? {};
  return jsonAnswer(
    { ...body, spec, status: review(request, spec, context) },
    201,
  );
}

function review(
  { resource, user }: ResourceRequest,
  spec: object,
  { faults, registry }: ClusterContext,
): object {
  if (resource.kind === 'SelfSubjectReview') {
    return { userInfo: { username: user.name, groups: user.groups } };
  }
  if (resource.kind === 'SelfSubjectRulesReview') {
    const namespace = textAt(spec, 'namespace');
    return {
      resourceRules: registry.list().map(({ group, plural, verbs }) => ({
        apiGroups: [group],
        resources: [plural],
        verbs: verbs.filter(
          verb =>
            !faults.isForbidden({ group, resource: plural, verb, namespace }),
        ),
      })),
      nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['*'] }],
      incomplete: false,
    };
  }
  const asked = objectAt(spec, 'resourceAttributes');
  const allowed =
    !asked ||
    !faults.isForbidden({
      group: textAt(asked, 'group') ?? '',
      resource: textAt(asked, 'resource') ?? '',
      verb: textAt(asked, 'verb') ?? '',
      namespace: textAt(asked, 'namespace') || undefined,
    });
  return { allowed };
}

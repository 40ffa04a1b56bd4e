import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../../canary/plan/PlanRequest';
import { refuse } from '../../../../canary/plan/refuse';
import {
  idleVersion,
  isWhyNot,
} from '../../../../canary/plan/start/idleVersion';
import { holds } from '../../../../canary/plan/start/inFlight';
import type { WhyNot } from '../../../../canary/plan/WhyNot';
import type { LlmSubject } from './planLlm';
import { setGroupWeights } from './setGroupWeights';

/** A version is an LLMInferenceService of its own: the one that is there and gets nothing is given a share. */
export function startMember(
  subject: LlmSubject,
  request: StartCanaryRequest,
): PlanOutcome {
  const { version } = request;
  if (version.image !== undefined) {
    return refuse(subject, {
      reason: 'version-does-not-fit',
      message:
        'an LLMInferenceService loads its model from spec.model.uri, and its image is that of the server',
      instead: 'give the storage URI of the new version',
    });
  }
  const weights = idleVersion(subject.service, request, {
    isThatVersion: revision => holds(revision, version),
    absent: absentMember(subject),
  });
  return isWhyNot(weights)
    ? refuse(subject, weights)
    : setGroupWeights(subject, weights);
}

/** A change of the model in place would reach all requests of the member. */
function absentMember({ group, service }: LlmSubject): WhyNot {
  return {
    reason: 'version-not-there',
    message: `a version is an LLMInferenceService of its own, and none of ${
      group.isGroup ? `group "${group.name}"` : service.name
    } that gets nothing has this model`,
    instead: group.isGroup
      ? `add one with spec.router.route.group ${group.name} and weight 0, and start it once it is ready`
      : 'give it and a second LLMInferenceService with the new model the same spec.router.route.group (KServe v0.20 or later), the second one at weight 0',
  };
}

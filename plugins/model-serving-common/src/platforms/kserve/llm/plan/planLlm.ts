import type {
  PlanOutcome,
  PlanRequest,
} from '../../../../canary/plan/PlanRequest';
import type { ModelService } from '../../../../model/types';
import type { PlanContext } from '../../../ServingPlatform';
import { refuse } from '../../../../canary/plan/refuse';
import { refuseStopped } from '../../plan/refuseStopped';
import { refuseToPause } from '../../plan/refuseToPause';
import type { LlmInferenceService } from '../llmInferenceService';
import { isStopped, type RoutingGroup } from '../RoutingGroup';
import { setGroupWeights } from './setGroupWeights';
import { startMember } from './startMember';

export interface LlmSubject {
  request: PlanRequest;
  service: ModelService;
  group: RoutingGroup;
  context: PlanContext;
}

const WITHOUT_TARGET = {
  promote: {
    reason: 'no-canary',
    message:
      'not exactly one running member is a canary newer than the stable one',
    instead: 'set the weights',
  },
  rollback: {
    reason: 'no-earlier-revision',
    message:
      'the stable member has everything, and not exactly one running member is older',
    instead: 'set the weights',
  },
} as const;

/** Moves the shares of a routing group's members. */
export function planLlm(subject: LlmSubject): PlanOutcome {
  const { request, group } = subject;
  if (group.members.every(isStopped)) {
    return refuseStopped(subject);
  }
  if (request.action === 'pause' || request.action === 'resume') {
    return refuseToPause(subject);
  }
  if (!group.isGroup && request.action !== 'start-canary') {
    return refuse(subject, {
      reason: 'no-canary',
      message:
        'it is in no routing group, so it shares its requests with nobody',
      instead:
        'give it and a second LLMInferenceService the same spec.router.route.group (KServe v0.20 or later)',
    });
  }
  if (request.action === 'set-weight') {
    return setGroupWeights(subject, request.weights);
  }
  if (request.action === 'start-canary') {
    return startMember(subject, request);
  }
  const target =
    request.action === 'promote' ? newer(subject) : olderOrStable(subject);
  return target
    ? setGroupWeights(subject, { [target.metadata.name]: 100 })
    : refuse(subject, WITHOUT_TARGET[request.action]);
}

/** The members beside the stable one that run; equal ages count as newer. */
function others({ group, service }: LlmSubject) {
  const stableName = service.revisions.find(
    ({ role }) => role === 'stable',
  )?.name;
  const stable = group.members.find(m => m.metadata.name === stableName);
  const isOlder = ({ metadata }: LlmInferenceService) =>
    (metadata.creationTimestamp ?? '') <
    (stable?.metadata.creationTimestamp ?? '');
  const running = group.members.filter(m => m !== stable && !isStopped(m));
  return {
    stable,
    older: running.filter(isOlder),
    newer: running.filter(member => !isOlder(member)),
  };
}

function newer(subject: LlmSubject): LlmInferenceService | undefined {
  const candidates = others(subject).newer;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** After a promotion the promoted member is the stable one, and the way back is the one before. */
function olderOrStable(subject: LlmSubject): LlmInferenceService | undefined {
  const { stable, older } = others(subject);
  const sharesTraffic = subject.group.members.some(
    member => member !== stable && !isStopped(member) && member.weight !== 0,
  );
  if (sharesTraffic) {
    return stable;
  }
  return older.length === 1 ? older[0] : undefined;
}

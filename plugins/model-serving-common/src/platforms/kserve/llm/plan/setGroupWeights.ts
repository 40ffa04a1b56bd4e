import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { writeTo } from '../../../../canary/plan/writeTo';
import { condition } from '../../../../kubernetes/conditions';
import { isUnknown } from '../../../../model/known';
import type { PlannedWrite, PlanRisk } from '../../../../model/types';
import { sumShares, weightedShares } from '../../../../traffic/namedShares';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { refuse } from '../../../../canary/plan/refuse';
import { sharesAfter, sharesText } from '../../../../canary/plan/sharesAfter';
import {
  LLM_INFERENCE_SERVICES,
  type LlmInferenceService,
} from '../llmInferenceService';
import { isStopped } from '../RoutingGroup';
import type { LlmSubject } from './planLlm';

type Weights = Readonly<Record<string, number>>;

interface Change {
  member: LlmInferenceService;
  weight: number;
}

/**
 * Writes the weight of each member that changes. KServe has no object for a group, so these are
 * writes to several objects, and every state between them takes requests: what rises is written
 * first, lest all weights be 0 for a moment.
 */
export function setGroupWeights(
  subject: LlmSubject,
  weights: Weights,
): PlanOutcome {
  const { group, service } = subject;
  const changes = changesOf(group.members, weights);
  const refusal =
    refuseUnchanged(subject, changes) ?? refuseUnable(subject, weights);
  if (refusal) {
    return refusal;
  }
  const shares = sumShares(
    group.members.map(({ metadata: { name } }) => [name, weights[name] ?? 0]),
  );
  return finishPlan(subject, {
    summary: sharesText(shares),
    objects: changes.map(({ member }) => member),
    writes: changes.map(weightWrite),
    after: sharesAfter(service, shares),
    risks: risksOf(subject, changes),
    undo: `set spec.router.route.weight back to what it was (${changes
      .map(({ member }) => `${member.metadata.name} ${member.weight ?? 'none'}`)
      .join(', ')})`,
  });
}

/** Weights of KServe are whole numbers, of which only the proportion counts. */
function changesOf(
  members: readonly LlmInferenceService[],
  weights: Weights,
): Change[] {
  const isWhole = Object.values(weights).every(Number.isInteger);
  const scale = isWhole ? 1 : 100;
  const rise = ({ member, weight }: Change) => weight - (member.weight ?? 0);
  return members
    .map(member => ({
      member,
      weight: Math.round((weights[member.metadata.name] ?? 0) * scale),
    }))
    .filter(({ member, weight }) => member.weight !== weight)
    .sort((a, b) => rise(b) - rise(a));
}

function weightWrite({ member, weight }: Change): PlannedWrite {
  return writeTo(LLM_INFERENCE_SERVICES, member, {
    type: 'merge',
    patch: { spec: { router: { route: { weight } } } },
    summary: `set spec.router.route.weight of ${member.metadata.name} to ${weight}`,
  });
}

function refuseUnchanged(
  subject: LlmSubject,
  changes: readonly Change[],
): PlanOutcome | undefined {
  return changes.length > 0
    ? undefined
    : refuse(subject, {
        reason: 'nothing-to-change',
        message: `the members of group "${subject.group.name}" hold these weights already`,
        instead: 'ask for other shares',
      });
}

/** A member that cannot answer, or that the others leave out of their routes. */
function refuseUnable(
  subject: LlmSubject,
  weights: Weights,
): PlanOutcome | undefined {
  const { group } = subject;
  const degraded = group.members.some(
    ({ conditions }) =>
      condition(conditions, 'GroupDegraded')?.status === 'True',
  );
  if (degraded) {
    return refuse(subject, {
      reason: 'group-degraded',
      message: `the members of group "${group.name}" leave each other out of their routes (GroupDegraded), so a weight would not share out what it says`,
      instead: 'give all members the same spec.model.name first',
    });
  }
  for (const member of group.members) {
    const { name } = member.metadata;
    const wanted = weights[name] ?? 0;
    if (wanted > 0 && isStopped(member)) {
      return refuse(subject, {
        reason: 'member-stopped',
        message: `${name} is stopped, and takes no requests whatever its weight`,
        instead: 'start it first: remove the annotation serving.kserve.io/stop',
      });
    }
    const ready = condition(member.conditions, 'Ready');
    const rises = wanted > presentShare(group.members, name);
    if (rises && ready?.status === 'False') {
      return refuse(subject, {
        reason: 'canary-not-ready',
        message: `${name} is not ready (${
          ready.reason || 'without a reason'
        }), and would get more requests all the same`,
        instead: 'find out why its pods are not ready',
      });
    }
  }
  return undefined;
}

/** Of the requests, in percent, that a member is to get by the specs. */
function presentShare(
  members: readonly LlmInferenceService[],
  name: string,
): number {
  const shares = weightedShares(
    members.map(member => [
      member.metadata.name,
      isStopped(member) ? 0 : member.weight,
    ]),
  );
  return isUnknown(shares) ? 0 : shares.get(name) ?? 0;
}

function risksOf(
  { group }: LlmSubject,
  changes: readonly Change[],
): PlanRisk[] {
  const between = changes.length > 1 ? halfWritten(group.members, changes) : [];
  const unproven = changes.filter(
    ({ member, weight }) =>
      weight > 0 && condition(member.conditions, 'Ready')?.status !== 'True',
  );
  return [
    ...between,
    ...unproven.map(({ member }) => ({
      id: 'readiness-unknown',
      severity: 'warning' as const,
      detail: `whether ${member.metadata.name} is ready is not known`,
    })),
  ];
}

/** What holds when only the first write succeeds. */
function halfWritten(
  members: readonly LlmInferenceService[],
  [first]: readonly Change[],
): PlanRisk[] {
  const shares = weightedShares(
    members
      .filter(member => !isStopped(member))
      .map(member => [
        member.metadata.name,
        member === first?.member ? first.weight : member.weight,
      ]),
  );
  return [
    {
      id: 'half-written',
      severity: 'warning',
      detail: `these are writes to several objects: between them${
        isUnknown(shares)
          ? ' the shares are neither the old nor the new ones'
          : `, and if a later one fails, ${sharesText(shares)}`
      }`,
    },
  ];
}

import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { type Condition, condition } from '../../../kubernetes/conditions';
import { PODS } from '../../../kubernetes/pod';
import type { Finding, Health, Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { LlmInferenceService } from './llmInferenceService';
import { isStopped, type RoutingGroup } from './RoutingGroup';

export interface LlmHealthParts {
  group: RoutingGroup;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}

/** The health of a group: as bad as that of its worst member that was not stopped. */
export function llmHealth(parts: LlmHealthParts): Health {
  const { group, revisions, findings, objects } = parts;
  const active = group.members.filter(member => !isStopped(member));
  const podsUnknown = objects.cannotTell(PODS);
  const runsNothing =
    podsUnknown === undefined && active.every(member => member.replicas === 0);
  return assessHealth({
    terminating: terminating(group.members),
    stopped:
      active.length === 0
        ? {
            reason: 'Stopped',
            message:
              'it was stopped with the annotation serving.kserve.io/stop',
          }
        : undefined,
    scaledToZero: runsNothing
      ? { reason: 'ScaledToZero', message: 'its spec asks for zero replicas' }
      : undefined,
    ready: worst(active.map(readiness)),
    // The controller writes no observedGeneration.
    statusIsStale: false,
    revisions,
    findings,
    podsUnknown,
  });
}

/**
 * Without its presets nothing of the spec is acted upon, and what runs is what was asked for
 * before; yet that condition does not count towards Ready, which then stays as it was or is
 * Unknown without a reason (kserve/website: docs, LLMInferenceService status).
 */
function readiness({ conditions }: LlmInferenceService): Condition | undefined {
  const ready = condition(conditions, 'Ready');
  const presets = condition(conditions, 'PresetsCombined');
  return presets?.status === 'False' && ready?.status !== 'False'
    ? presets
    : ready;
}

const BADNESS = { False: 0, Unknown: 1, True: 2 } as const;

/** A member without the condition has not been looked at: that is no good news for the group. */
function worst(
  conditions: ReadonlyArray<Condition | undefined>,
): Condition | undefined {
  if (conditions.includes(undefined)) {
    return conditions.find(c => c?.status === 'False');
  }
  return conditions
    .filter(c => c !== undefined)
    .sort((a, b) => BADNESS[a.status] - BADNESS[b.status])[0];
}

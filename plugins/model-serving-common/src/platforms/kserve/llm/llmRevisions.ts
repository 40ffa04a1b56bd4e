import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import { PODS } from '../../../kubernetes/pod';
import { type Known, unknown } from '../../../model/known';
import type { Revision, RevisionRole } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { revisionModel } from '../../revisionModel';
import { rolesByAge } from '../../rolesByAge';
import { type SharesRead, trafficOf } from '../../../traffic/trafficOf';
import { knownCount, workloadFields } from '../../workload';
import type { LlmInferenceService } from './llmInferenceService';
import { isLlmWorkloadPod, podsOfLlmService } from './llmPods';
import { declaredLlmShares, programmedLlmShares } from './llmShares';
import { isStopped, type RoutingGroup } from './RoutingGroup';

/** A revision for each member, the stable one first. */
export function llmRevisions(
  group: RoutingGroup,
  objects: NamespaceObjects,
): Revision[] {
  const declared = declaredLlmShares(group);
  const programmed = programmedLlmShares(group, objects);
  const roles = rolesByAge(
    group.members.map(member => ({
      name: member.metadata.name,
      object: member,
      takesTraffic: !group.isGroup || member.weight !== 0,
      stopped: isStopped(member),
    })),
  );
  return group.members
    .map(member =>
      toRevision({
        member,
        role: roles.get(member.metadata.name) ?? 'canary',
        declared,
        programmed,
        objects,
      }),
    )
    .sort((a, b) => Number(b.role === 'stable') - Number(a.role === 'stable'));
}

interface RevisionParts {
  member: LlmInferenceService;
  role: RevisionRole;
  declared: SharesRead;
  programmed: SharesRead;
  objects: NamespaceObjects;
}

function toRevision(parts: RevisionParts): Revision {
  const { member, role, declared, programmed, objects } = parts;
  const { name } = member.metadata;
  return {
    name,
    role,
    ...revisionModel(
      member.uri,
      [member.metadata],
      'the spec names no model URI',
    ),
    ...workloadFields({
      pods: podsOfLlmService(name, objects).filter(isLlmWorkloadPod),
      podsUnknown: objects.cannotTell(PODS),
      wanted: wantedReplicas(member),
      reportedReady: knownCount(
        member.readyReplicas,
        'KServe has not reported any ready replicas',
      ),
      acceleratorsPerReplica: acceleratorsOf(
        podRequests({ containers: member.containers, initContainers: [] }),
      ),
    }),
    traffic: trafficOf(name, declared, programmed),
  };
}

/** Counted in pods, as the ready ones are. Without a number KServe runs one replica. */
function wantedReplicas(member: LlmInferenceService): Known<number> {
  if (isStopped(member)) {
    return 0;
  }
  if (member.spansPods) {
    return unknown('a replica of it spans several pods');
  }
  return member.minReplicas !== undefined || member.maxReplicas !== undefined
    ? unknown('its autoscaler decides')
    : member.replicas ?? 1;
}

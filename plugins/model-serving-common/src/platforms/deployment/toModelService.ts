import { sumAccelerators } from '../../kubernetes/accelerators';
import { plainText } from '../../kubernetes/plainText';
import { routedEndpoints } from '../../routing/routedEndpoints';
import { routeSplit } from '../../routing/routeSplit';
import { scalingBounds } from '../../scaling/scalingBounds';
import { assembledService } from '../assembledService';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { describedService } from './describedService';
import { marksOf, scalingTarget } from '../PlainWorkload';
import { routedWorkload } from './routedWorkload';
import { toRevision } from './toRevision';
import { workloadFindings } from './workloadFindings';
import type { WorkloadGroup } from './WorkloadGroup';
import { workloadHealth } from './workloadHealth';
import { workloadRoles } from './workloadRoles';

/** Workloads that belong to one service, as that service; its kind is that of the oldest. */
export function toModelService(
  group: WorkloadGroup,
  objects: NamespaceObjects,
): AssembledService {
  const { name, workloads, recognisedBy } = group;
  const [{ kind }] = workloads;
  const members = workloads.map(w => routedWorkload(w, objects));
  const split = routeSplit(members, objects);
  const roles = workloadRoles(group, split);
  const revisions = workloads.map(workload =>
    toRevision(
      workload,
      roles.get(workload.metadata.name) ?? 'candidate',
      split,
      objects,
    ),
  );
  const findings = [
    ...workloadFindings(group, revisions, objects),
    ...split.findings,
  ];
  return assembledService(workloads, objects, {
    kind,
    name: plainText(name),
    platform: 'deployment',
    mode: kind,
    places: workloads.flatMap(marksOf),
    recognisedBy,
    ...describedService(group, revisions),
    revisions,
    endpoints: routedEndpoints(members, split, objects),
    scaling: scalingBounds(workloads.map(scalingTarget), objects),
    accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
    health: workloadHealth({ group, split, revisions, findings, objects }),
    findings,
  });
}

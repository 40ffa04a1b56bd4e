import { fitPods } from '../../../gpu/fit/fitPods';
import { selectsNode } from '../../../kubernetes/nodeSelector';
import type { GpuFit, GpuFitRequest } from '../../../model/gpuTypes';
import { isUnknown, type Known, unknown } from '../../../model/known';
import type { GpuRoom, PreflightFacts } from '../PreflightFacts';
import { demandRequest, type PodNeeds, podNeedsOf } from './demandRequest';
import { type ExpectedPods, expectedPods } from './demandsOf';
import { queueOf } from './queueOf';
import { withoutPlaced } from './withoutPlaced';

/** Where additional pods would go. */
export interface PlacedPods extends ExpectedPods {
  /** undefined: their spec is not known */
  needs: PodNeeds | undefined;
  /** absent: nothing has to be placed, or no accelerator is asked for */
  fit?: Known<GpuFit>;
  /** they would fit if the cluster tolerated for them what is tainted for their accelerators */
  fitsIfTolerated?: true;
}

/**
 * One kind of pods after the other, each into what those before it have left. Pods that fit by
 * themselves only may or may not fit in another order, which cannot be told then.
 */
export function placeDemands(facts: PreflightFacts): PlacedPods[] {
  let room = facts.room;
  return expectedPods(facts).map(pods => {
    const needs = podNeedsOf(pods.demand);
    if (!needs || needs.accelerators.length === 0 || pods.additional === 0) {
      return { ...pods, needs };
    }
    if (isUnknown(room)) {
      return { ...pods, needs, fit: room };
    }
    const fit = fitInto(room, pods, needs, facts);
    const alone =
      fit.fits === 'no' && !isUnknown(facts.room)
        ? fitInto(facts.room, pods, needs, facts)
        : fit;
    room = withoutPlaced(room, fit);
    return {
      ...pods,
      needs,
      fit:
        alone.fits === fit.fits
          ? fit
          : unknown(
              'they would fit by themselves, but not in this order beside the other pods of the version',
            ),
      ...(fit.fits === 'no' &&
        toleratesByAdmission(facts.room, pods, needs, facts) && {
          fitsIfTolerated: true,
        }),
    };
  });
}

function fitInto(
  { nodes, quotas, gaps }: GpuRoom,
  { demand, additional }: ExpectedPods,
  needs: PodNeeds,
  { after, changed }: PreflightFacts,
): GpuFit {
  const { cluster, namespace, observedAt } = after;
  const queue = queueOf(demand, changed, quotas, namespace);
  const request: GpuFitRequest = {
    ...demandRequest(needs, { cluster, namespace, replicas: additional }),
    ...(queue !== undefined && !isUnknown(queue) && { queue }),
  };
  return fitPods({
    nodes: nodes.filter(node => selectsNode(needs.affinity, node)),
    quotas,
    unread: isUnknown(queue)
      ? [...gaps, { cluster, decides: 'quotas', detail: queue.unknown }]
      : gaps,
    request,
    observedAt,
  });
}

/**
 * An admission plugin may add a toleration for a taint that is called as the resource that a pod
 * asks for (ExtendedResourceToleration, on where GKE runs the control plane).
 */
function toleratesByAdmission(
  room: Known<GpuRoom>,
  pods: ExpectedPods,
  needs: PodNeeds,
  facts: PreflightFacts,
): boolean {
  const added = needs.accelerators.map(({ resource }) => ({
    key: resource,
    operator: 'Exists' as const,
  }));
  const tolerations = [...needs.tolerations, ...added];
  return (
    !isUnknown(room) &&
    fitInto(room, pods, { ...needs, tolerations }, facts).fits === 'yes'
  );
}

import {
  expectedPods,
  type GpuRoom,
  type GpuSettings,
  type Known,
  podNeedsOf,
  type PreflightFacts,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { fitGaps } from '../../gpu/fitGaps';
import { readGpus } from '../../gpu/readGpus';
import type { KubeClient } from '../../kube/KubeClient';

/** What is free for additional pods; nothing is read where none of them asks for accelerators. */
export async function readRoom(
  facts: Pick<PreflightFacts, 'changed' | 'subject' | 'after'>,
  options: { client: KubeClient; settings: GpuSettings; signal?: AbortSignal },
): Promise<Known<GpuRoom>> {
  const { client, settings, signal } = options;
  const asksForSome = expectedPods(facts).some(
    ({ demand, additional }) =>
      additional > 0 && (podNeedsOf(demand)?.accelerators.length ?? 0) > 0,
  );
  if (!asksForSome) {
    return unknown('no additional pod asks for accelerators');
  }
  const { clusters, holdings } = await readGpus({
    clients: [client],
    settings,
    namespace: facts.after.namespace,
    signal,
  });
  return {
    nodes: holdings.flatMap(({ schedulable }) => schedulable),
    quotas: holdings.flatMap(({ quotas }) => quotas),
    gaps: fitGaps(clusters),
  };
}

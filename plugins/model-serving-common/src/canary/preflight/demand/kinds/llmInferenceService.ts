import type { DemandKind } from '../DemandKind';
import type { PodDemand } from '../PodDemand';
import { podSpec, replicasAt, rollingUpdate } from '../podTemplate';
import { isMap, valueAt } from '../valueAt';

/** Decode and prefill, each with its leaders and perhaps workers. */
export const llmInferenceService: DemandKind = {
  group: 'serving.kserve.io',
  kind: 'LLMInferenceService',
  read(object) {
    const spec = valueAt(object, 'spec');
    const prefill = valueAt(spec, 'prefill');
    return [
      ...workload('pods', spec),
      ...(isMap(prefill) ? workload('prefill pods', prefill) : []),
    ];
  },
};

/** What is not in the object comes from configurations that it refers to, or the defaults. */
function workload(title: string, spec: unknown): PodDemand[] {
  const worker = valueAt(spec, 'worker');
  const shared = { labels: {}, update: rollingUpdate(undefined) };
  const replicas = replicasAt(spec, 'replicas');
  return [
    {
      ...shared,
      title,
      spec: podSpec(valueAt(spec, 'template')),
      replicas,
    },
    ...(isMap(worker)
      ? [
          {
            ...shared,
            title: `${title}: workers`,
            spec: podSpec(worker),
            replicas: replicas * workersOf(spec),
          },
        ]
      : []),
  ];
}

/** Of one group, beside its leader. */
function workersOf(spec: unknown): number {
  const parallelism = valueAt(spec, 'parallelism');
  const data = replicasAt(parallelism, 'data');
  const local = Math.max(1, replicasAt(parallelism, 'dataLocal'));
  const pipeline = replicasAt(parallelism, 'pipeline');
  return Math.max(0, Math.ceil(data / local) * pipeline - 1);
}

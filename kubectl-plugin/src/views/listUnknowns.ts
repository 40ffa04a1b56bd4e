import {
  isUnknown,
  type Known,
  type ModelService,
  type PodSummary,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';

/** Things that cannot be told for the same reason. */
export interface UnknownGroup {
  reason: string;
  what: readonly string[];
}

/** Everything about a service that cannot be told, and why; each reason once. */
export function listUnknowns(service: ModelService): UnknownGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const [what, value] of knowables(service)) {
    if (isUnknown(value)) {
      const group = groups.get(value.unknown) ?? new Set();
      groups.set(value.unknown, group.add(what));
    }
  }
  return Array.from(groups, ([reason, what]) => ({
    reason,
    what: [...what],
  }));
}

type Knowable = [what: string, value: Known<unknown>];

function knowables(service: ModelService): Knowable[] {
  const { model, runtime, scaling } = service;
  return [
    ['model name', model.name],
    ['model version', model.version],
    ['model format', model.format],
    ['storage URI', model.storageUri],
    ['runtime', runtime.name],
    ['protocol', runtime.protocol],
    ['minimum scale', scaling.min],
    ['maximum scale', scaling.max],
    ['registry', service.registry],
    ['owner', service.owner],
    ['system', service.system],
    ['age', service.createdAt],
    ['step of the rollout', service.rollout?.step],
    ...service.revisions.flatMap(knowablesOfRevision),
    ...service.components.flatMap(({ replicas, pods }): Knowable[] => [
      ['replicas wanted', replicas.wanted],
      ['replicas ready', replicas.ready],
      ...pods.map(nodeOf),
    ]),
  ];
}

function knowablesOfRevision(revision: Revision): Knowable[] {
  const { replicas, traffic } = revision;
  return [
    ['model version', revision.modelVersion],
    ['storage URI', revision.storageUri],
    ['replicas wanted', replicas.wanted],
    ['replicas ready', replicas.ready],
    ['declared traffic', traffic.declared],
    ['programmed traffic', traffic.programmed],
    ['observed traffic', traffic.observed],
    ...revision.pods.map(nodeOf),
  ];
}

function nodeOf({ node }: PodSummary): Knowable {
  return ['node of a pod', node];
}

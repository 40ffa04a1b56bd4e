import {
  type Gap,
  known,
  type ModelService,
  type ModelUse,
  modelUses,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';

/** What is remembered of a service to make its entities: little, since there may be thousands. */
export interface ServedService {
  /** without what only its state is made of */
  service: ModelService;
  models: readonly ModelUse[];
  /** the nodes on which its pods hold accelerators, or held them when last any did */
  nodes: readonly string[];
}

/**
 * A service as it is now, with what cannot be told now as it was before. While it is scaled to
 * zero, or its pods or revisions cannot be listed, it still belongs where it did: an absence
 * that nobody saw must not take a relation away.
 */
export function servedService(
  service: ModelService,
  former: ServedService | undefined,
  gaps: readonly Gap[],
): ServedService {
  const isWhole = !mayLackParts(service, gaps);
  const models = modelUses(service);
  const keys = new Set(models.map(({ key }) => key));
  const lost = (former?.models ?? []).filter(({ key }) => !keys.has(key));
  return {
    service: {
      ...service,
      revisions: [],
      components: [],
      findings: [],
      graph: undefined,
      rollout: undefined,
    },
    models: isWhole ? models : [...models, ...lost],
    nodes: nodesOf(service, isWhole) ?? former?.nodes ?? [],
  };
}

/**
 * A claim may be for other devices than accelerators; where its node has none, it is in no pool.
 * Undefined when no pod has a place, so that nothing is said about the next one's.
 */
function nodesOf(
  { revisions, components }: ModelService,
  isWhole: boolean,
): string[] | undefined {
  const own = components.filter(({ sharedBy }) => sharedBy.length === 0);
  const pods = [...revisions, ...own].flatMap(part => part.pods);
  const isPlaced = pods.some(({ node }) => known(node) !== undefined);
  const nodes = pods
    .filter(
      ({ accelerators, claims = [] }) =>
        accelerators.length > 0 || claims.length > 0,
    )
    .flatMap(({ node }) => known(node) ?? []);
  return isPlaced && (isWhole || nodes.length > 0)
    ? [...new Set(nodes)].sort()
    : undefined;
}

/** Whether a list that its platform reads could not be read, in its namespace or in all. */
function mayLackParts(
  { platform, namespace }: ModelService,
  gaps: readonly Gap[],
): boolean {
  const resources = servingPlatforms
    .filter(({ id }) => id === platform)
    .flatMap(candidate => candidate.resources.map(({ type }) => type.id));
  return gaps.some(
    gap =>
      gap.state !== 'absent' &&
      (gap.namespace ?? namespace) === namespace &&
      (resources.length === 0 || resources.includes(gap.resource)),
  );
}

import type { GraphNodeView } from '../../../model/types';
import type { GraphUnit } from './readGraph';

type Kind = GraphNodeView['kind'];

/** SeldonIO/seldon-core v1: seldondeployment_types.go, PredictiveUnitType */
const BY_TYPE: ReadonlyMap<string, Kind> = new Map([
  ['MODEL', 'model'],
  ['ROUTER', 'router'],
  ['COMBINER', 'combiner'],
  ['TRANSFORMER', 'transformer'],
  ['OUTPUT_TRANSFORMER', 'output-transformer'],
]);

/** What the orchestrator does itself, without a container. */
const BUILT_IN: ReadonlyMap<string, Kind> = new Map([
  ['SIMPLE_MODEL', 'model'],
  ['SIMPLE_ROUTER', 'router'],
  ['RANDOM_ABTEST', 'ab-test'],
  ['AVERAGE_COMBINER', 'combiner'],
]);

/** In the order in which they decide what a unit does to a request. */
const BY_METHOD: ReadonlyArray<readonly [method: string, kind: Kind]> = [
  ['ROUTE', 'router'],
  ['AGGREGATE', 'combiner'],
  ['TRANSFORM_INPUT', 'transformer'],
  ['TRANSFORM_OUTPUT', 'output-transformer'],
];

/** Seldon's two bandits by the images that its documentation and charts name. */
const BANDIT_IMAGE = /(^|\/)mab_(epsilon_greedy|thompson_sampling)(:|@|$)/;
const BANDIT_NAME = /^(epsilon[_-]?greedy|thompson[_-]?sampling)$/i;

/** What a unit of a graph does. Unknown is what Seldon would refuse or call for nothing. */
export function unitKind(unit: GraphUnit, image: string | undefined): Kind {
  const { type, implementation, methods } = unit;
  const builtIn = BUILT_IN.get(implementation ?? '');
  if (builtIn) {
    return builtIn;
  }
  if (isPrePackaged(unit)) {
    return BANDIT_NAME.test(implementation ?? '') ? 'bandit' : 'model';
  }
  if (type === undefined && methods.length === 0) {
    return 'model';
  }
  const byMethod = BY_METHOD.find(([method]) => methods.includes(method))?.[1];
  const kind = BY_TYPE.get(type ?? '') ?? byMethod ?? 'unknown';
  return kind === 'router' && isBandit(unit, image) ? 'bandit' : kind;
}

/** A server that Seldon brings along, which makes the unit a model whatever its type says. */
export function isPrePackaged({ implementation }: GraphUnit): boolean {
  return (
    implementation !== undefined &&
    implementation !== 'UNKNOWN_IMPLEMENTATION' &&
    !BUILT_IN.has(implementation)
  );
}

/** Whether a container of the unit's name has to do its work. */
export function needsContainer({ implementation }: GraphUnit): boolean {
  return (
    implementation === undefined || implementation === 'UNKNOWN_IMPLEMENTATION'
  );
}

function isBandit(
  { parameters }: GraphUnit,
  image: string | undefined,
): boolean {
  const algorithm = parameters.get('algorithm') ?? '';
  return BANDIT_IMAGE.test(image ?? '') || BANDIT_NAME.test(algorithm);
}

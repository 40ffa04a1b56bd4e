import { plainText } from '../../../kubernetes/plainText';
import type {
  GraphEdgeView,
  GraphNodeView,
  InferenceGraphView,
} from '../../../model/types';
import { cleanStorageUri } from '../../../kubernetes/cleanStorageUri';
import { containerOf } from '../predictorContainers';
import type { Predictor } from '../predictor';
import type { GraphUnit } from './readGraph';
import { abTestShares } from './abTestShares';
import { needsContainer, unitKind } from './unitKind';

/** What a request to a predictor passes through, from the entry down. */
export function predictorGraph(
  predictor: Predictor,
): InferenceGraphView | undefined {
  const { units, omitted } = predictor.graph;
  if (units.length === 0) {
    return undefined;
  }
  const ids = idsOf(units);
  const positions = new Map<number, number>();
  return {
    nodes: units.map((unit, index) =>
      toNode(unit, ids[index] ?? '', predictor),
    ),
    edges: units.flatMap((unit, index) => {
      const { parent } = unit;
      const above = parent === undefined ? undefined : units[parent];
      if (parent === undefined || above === undefined) {
        return [];
      }
      const position = positions.get(parent) ?? 0;
      positions.set(parent, position + 1);
      return [
        toEdge({
          from: ids[parent] ?? '',
          to: ids[index] ?? '',
          percent: abTestShares(above)?.[position],
        }),
      ];
    }),
    omitted,
  };
}

/** Names, made unique: Seldon finds a unit by its name, the first one counts. */
function idsOf(units: readonly GraphUnit[]): string[] {
  const used = new Map<string, number>();
  return units.map(({ name }) => {
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 && name !== '' ? name : `${name}#${count}`;
  });
}

function toNode(
  unit: GraphUnit,
  id: string,
  predictor: Predictor,
): GraphNodeView {
  const image = containerOf(unit, predictor)?.image;
  const detail = detailOf(unit, image);
  return {
    id,
    title: unit.name || 'unnamed',
    kind: unitKind(unit, image),
    ...(detail && { detail }),
  };
}

/** What answers there and with which model. */
function detailOf(unit: GraphUnit, image: string | undefined): string {
  const { modelUri } = unit;
  const server = needsContainer(unit) ? image : unit.implementation;
  const uri = modelUri === undefined ? undefined : cleanStorageUri(modelUri);
  return plainText([server, uri].filter(Boolean).join(' '));
}

function toEdge({
  percent,
  ...edge
}: {
  from: string;
  to: string;
  percent: number | undefined;
}): GraphEdgeView {
  return percent === undefined ? edge : { ...edge, percent };
}

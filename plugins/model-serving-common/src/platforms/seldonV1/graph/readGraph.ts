import type { FieldReader } from '../../../kubernetes/FieldReader';
import { plainText } from '../../../kubernetes/plainText';

/** One predictive unit of a predictor's graph, as it is written. */
export interface GraphUnit {
  name: string;
  type: string | undefined;
  implementation: string | undefined;
  methods: string[];
  modelUri: string | undefined;
  /** where the orchestrator calls it, if that is written */
  host: string | undefined;
  /** its settings by name, e.g. `ratioA` */
  parameters: Map<string, string>;
  children: number;
  /** index of the unit that passes requests to it; undefined for the entry */
  parent: number | undefined;
}

/** A tree of units, the entry first and each before its children. */
export interface InferenceGraph {
  units: GraphUnit[];
  /** units beyond those that are told of */
  omitted: number;
}

const MOST_UNITS = 200;

/**
 * The graph in a list. Nothing bounds how deep an object nests that was stored without a schema
 * (the schema itself drops children below the tenth level), so it is walked in a loop.
 */
export function readGraph(graph: FieldReader): InferenceGraph {
  const units: GraphUnit[] = [];
  let omitted = 0;
  const waiting: Array<{ field: FieldReader; parent: number | undefined }> =
    graph.exists ? [{ field: graph, parent: undefined }] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { field, parent } = next;
    const children = field.at('children').list();
    const index = units.length;
    if (index < MOST_UNITS) {
      units.push(readUnit(field, children.length, parent));
    } else {
      omitted += 1;
    }
    for (const child of children.reverse()) {
      waiting.push({ field: child, parent: index });
    }
  }
  return { units, omitted };
}

function readUnit(
  unit: FieldReader,
  children: number,
  parent: number | undefined,
): GraphUnit {
  return {
    name: plainText(unit.at('name').string() ?? ''),
    type: unit.at('type').string() || undefined,
    implementation: unit.at('implementation').string() || undefined,
    methods: unit
      .at('methods')
      .list()
      .map(method => method.string() ?? ''),
    modelUri: unit.at('modelUri').string() || undefined,
    host: unit.at('endpoint', 'service_host').string() || undefined,
    parameters: readParameters(unit.at('parameters')),
    children,
    parent,
  };
}

function readParameters(parameters: FieldReader): Map<string, string> {
  return new Map(
    parameters
      .list()
      .map(parameter => [
        parameter.at('name').string() ?? '',
        parameter.at('value').string() ?? '',
      ]),
  );
}

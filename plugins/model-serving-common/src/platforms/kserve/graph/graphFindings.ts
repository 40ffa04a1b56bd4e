import { malformedFields } from '../../../diagnosis/malformedFields';
import { diagnosePods } from '../../../diagnosis/podRules';
import { type Pod, PODS } from '../../../kubernetes/pod';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import { INFERENCE_GRAPH_LABEL } from '../labels';
import type { InferenceGraph } from './inferenceGraph';
import { byName } from '../../../kubernetes/byName';

const PODS_BY_GRAPH: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata }) {
    const name = metadata.labels[INFERENCE_GRAPH_LABEL];
    return name ? [name] : [];
  },
};

/** The pods of the router; those of the services are not among them. */
export function podsOfGraph(
  { metadata }: InferenceGraph,
  objects: NamespaceObjects,
): readonly Pod[] {
  return byName(objects.lookup(PODS_BY_GRAPH, metadata.name));
}

/**
 * What is wrong with the router. In Standard mode KServe marks a graph Ready as soon as its
 * Deployment has an Available condition, be it False (raw_ig.go, PropagateRawStatus): only the
 * pods tell whether it runs.
 */
export function graphFindings(
  graph: InferenceGraph,
  objects: NamespaceObjects,
): Finding[] {
  const malformed = malformedFields(graph);
  return [
    ...diagnosePods(podsOfGraph(graph, objects)),
    ...(malformed ? [malformed] : []),
  ];
}

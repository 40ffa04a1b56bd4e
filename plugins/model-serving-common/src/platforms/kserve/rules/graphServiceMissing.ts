import { findingAbout } from '../../../diagnosis/finding';
import { servicesNamedBy } from '../graph/graphShares';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import type { GraphRule } from './GraphRule';

/** Silent unless all InferenceServices could be read: one that was not read may be there. */
export const graphServiceMissing: GraphRule = (graph, objects) => {
  if (objects.cannotTell(INFERENCE_SERVICES) !== undefined) {
    return undefined;
  }
  const missing = servicesNamedBy(graph).filter(
    name => objects.find(INFERENCE_SERVICES, name) === undefined,
  );
  if (missing.length === 0) {
    return undefined;
  }
  return findingAbout(graph, {
    rule: 'graph-service-missing',
    severity: 'error',
    cause: `the graph sends requests to InferenceServices that do not exist: ${missing
      .slice(0, 4)
      .join(', ')}`,
    evidence: [{ source: 'field', detail: 'spec.nodes' }],
    fix: 'create them or take the steps out of the graph',
  });
};

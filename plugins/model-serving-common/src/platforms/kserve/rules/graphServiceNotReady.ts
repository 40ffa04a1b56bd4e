import { findingAbout, quote } from '../../../diagnosis/finding';
import { condition } from '../../../kubernetes/conditions';
import { servicesNamedBy } from '../graph/graphShares';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import type { GraphRule } from './GraphRule';

const MOST_NAMED = 4;

/** The router goes on sending them requests, and its own Ready does not speak of them. */
export const graphServiceNotReady: GraphRule = (graph, objects) => {
  const failing = servicesNamedBy(graph).flatMap(name => {
    const service = objects.find(INFERENCE_SERVICES, name);
    const ready = condition(service?.conditions ?? [], 'Ready');
    return ready?.status === 'False' ? [{ name, ready }] : [];
  });
  if (failing.length === 0) {
    return undefined;
  }
  return findingAbout(graph, {
    rule: 'graph-service-not-ready',
    severity: 'error',
    cause: `the graph sends requests to InferenceServices that are not ready: ${failing
      .slice(0, MOST_NAMED)
      .map(({ name }) => name)
      .join(', ')}`,
    evidence: failing.slice(0, MOST_NAMED).map(({ name, ready }) => ({
      source: 'condition',
      detail: `InferenceService/${name} Ready=False ${ready.reason}: ${quote(
        ready.message,
      )}`,
    })),
    fix: 'find out why they are not, or send their share elsewhere',
  });
};

import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import type { Revision } from '../../../../model/types';
import { hasStopAnnotation } from '../../stopAnnotation';
import type { PlanSubject } from '../../../../canary/plan/finishPlan';
import { refuse } from '../../../../canary/plan/refuse';
import { refuseStopped } from '../../plan/refuseStopped';
import { refuseToPause } from '../../plan/refuseToPause';
import { type InferenceGraph, ROOT_NODE } from '../inferenceGraph';
import { setGraphWeights } from './setGraphWeights';

export type GraphSubject = PlanSubject<InferenceGraph>;

/** Moves the shares of the Splitter that a graph begins with. */
export function planGraph(subject: GraphSubject): PlanOutcome {
  const { request, object, service } = subject;
  if (hasStopAnnotation(object)) {
    return refuseStopped(subject);
  }
  if (request.action === 'pause' || request.action === 'resume') {
    return refuseToPause(subject);
  }
  if (object.nodes.get(ROOT_NODE)?.routerType !== 'Splitter') {
    return refuse(subject, {
      reason: 'no-split',
      message: `the graph does not begin with a Splitter: every request goes through node "${ROOT_NODE}"`,
      instead: 'change the InferenceServices that the graph leads to',
    });
  }
  if (request.action === 'set-weight') {
    return setGraphWeights(subject, request.weights);
  }
  if (request.action === 'start-canary') {
    return refuse(subject, {
      reason: 'version-does-not-fit',
      message: 'a graph leads to services, and loads no model itself',
      instead:
        'start the canary at the InferenceService that loads the model, or add a service of the new version to the Splitter with weight 0',
    });
  }
  const target = targetOf(request.action, service.revisions);
  return typeof target === 'string'
    ? setGraphWeights(subject, { [target]: 100 })
    : refuse(subject, target);
}

function targetOf(
  action: 'promote' | 'rollback',
  revisions: readonly Revision[],
): string | { reason: string; message: string; instead: string } {
  const wanted = action === 'promote' ? 'canary' : 'stable';
  const candidates = revisions.filter(({ role }) => role === wanted);
  const [only, ...others] = candidates;
  if (only && others.length === 0) {
    return only.name;
  }
  return only
    ? {
        reason: 'several-canaries',
        message: `${candidates.length} versions are canaries, and which to promote was not said`,
        instead: 'set the weights',
      }
    : {
        reason: 'no-canary',
        message: `no version of the graph is ${
          action === 'promote' ? 'a canary' : 'the stable one'
        }`,
        instead:
          'set the weights, or give roles with the label modeldeck.io/role',
      };
}

import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { writeTo } from '../../../../canary/plan/writeTo';
import { condition } from '../../../../kubernetes/conditions';
import type { PlanRisk } from '../../../../model/types';
import { sumShares } from '../../../../traffic/namedShares';
import { INFERENCE_SERVICES } from '../../inferenceService/inferenceService';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { refuse } from '../../../../canary/plan/refuse';
import { sharesAfter, sharesText } from '../../../../canary/plan/sharesAfter';
import { refuseFractions } from '../../plan/refuseFractions';
import {
  type GraphStep,
  INFERENCE_GRAPHS,
  type InferenceGraph,
  ROOT_NODE,
} from '../inferenceGraph';
import { shownTarget } from '../shownTarget';
import type { GraphSubject } from './planGraph';

type Weights = Readonly<Record<string, number>>;

const STEPS = `/spec/nodes/${ROOT_NODE}/steps`;

/** All weights of the root Splitter in one patch, since KServe takes no sum but 100. */
export function setGraphWeights(
  subject: GraphSubject,
  weights: Weights,
): PlanOutcome {
  const { object, service } = subject;
  const steps = rootSteps(object);
  const refusal =
    refuseFractions(subject, weights) ??
    refuseIndirect(subject, steps) ??
    refuseUnchanged(subject, steps, weights) ??
    refuseUnable(subject, steps, weights);
  if (refusal) {
    return refusal;
  }
  const shares = sumShares(
    steps.map(step => {
      const name = shownTarget(step);
      return [name, weights[name] ?? 0] as const;
    }),
  );
  const before = steps
    .map(step => `${shownTarget(step)} ${step.weight ?? 0}`)
    .join(', ');
  return finishPlan(subject, {
    summary: sharesText(shares),
    writes: [
      writeTo(INFERENCE_GRAPHS, object, {
        type: 'json',
        patch: patchOf(steps, weights),
        summary: `set the weights of node "${ROOT_NODE}"`,
      }),
    ],
    after: sharesAfter(service, shares),
    risks: risksOf(subject, steps, weights),
    undo: `set the weights back to what they were (${before})`,
  });
}

export function rootSteps({ nodes }: InferenceGraph): readonly GraphStep[] {
  return nodes.get(ROOT_NODE)?.steps ?? [];
}

/** An address may hold a password, so it is not repeated: the guard of the write stands for it. */
function patchOf(steps: readonly GraphStep[], weights: Weights) {
  const tests = steps.flatMap((step, index) => {
    const [field, value] =
      step.node === undefined
        ? ['serviceName', step.service]
        : ['nodeName', step.node];
    return value === undefined
      ? []
      : [{ op: 'test', path: `${STEPS}/${index}/${field}`, value }];
  });
  return [
    ...tests,
    ...steps.map((step, index) => ({
      op: 'add',
      path: `${STEPS}/${index}/weight`,
      value: weights[shownTarget(step)] ?? 0,
    })),
  ];
}

/** Shares are of services; those of steps are the same only where each step is a service. */
function refuseIndirect(
  subject: GraphSubject,
  steps: readonly GraphStep[],
): PlanOutcome | undefined {
  const nested = steps.find(
    ({ node }) =>
      node !== undefined &&
      subject.object.nodes.get(node)?.routerType === 'Splitter',
  );
  if (nested) {
    return refuse(subject, {
      reason: 'nested-splitters',
      message: `node "${nested.node}" splits once more, so a version's share is set in more than one place`,
      instead: 'edit the weights of each node',
    });
  }
  const names = steps.map(shownTarget);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? undefined
    : refuse(subject, {
        reason: 'target-twice',
        message: `two steps of node "${ROOT_NODE}" lead to ${twice}, and which of them should get its share was not said`,
        instead: 'make one step of them',
      });
}

function refuseUnchanged(
  subject: GraphSubject,
  steps: readonly GraphStep[],
  weights: Weights,
): PlanOutcome | undefined {
  return steps.every(step => step.weight === (weights[shownTarget(step)] ?? 0))
    ? refuse(subject, {
        reason: 'nothing-to-change',
        message: `node "${ROOT_NODE}" holds these weights already`,
        instead: 'ask for other shares',
      })
    : undefined;
}

/** The router sends requests to a service whether it can answer or not. */
function refuseUnable(
  subject: GraphSubject,
  steps: readonly GraphStep[],
  weights: Weights,
): PlanOutcome | undefined {
  const { objects } = subject.context;
  for (const name of gaining(steps, weights)) {
    const found = objects.find(INFERENCE_SERVICES, name);
    if (!found && objects.cannotTell(INFERENCE_SERVICES) === undefined) {
      return refuse(subject, {
        reason: 'service-missing',
        message: `there is no InferenceService ${name}, so its share of the requests would fail`,
        instead: 'create it first',
      });
    }
    if (condition(found?.conditions ?? [], 'Ready')?.status === 'False') {
      return refuse(subject, {
        reason: 'canary-not-ready',
        message: `InferenceService ${name} is not ready, and the router would send it requests all the same`,
        instead: 'find out why it is not',
      });
    }
  }
  return undefined;
}

/** The services that would get more than now. */
function gaining(steps: readonly GraphStep[], weights: Weights): string[] {
  return steps
    .filter(step => (weights[shownTarget(step)] ?? 0) > (step.weight ?? 0))
    .flatMap(({ service }) => service ?? []);
}

function risksOf(
  { context: { objects } }: GraphSubject,
  steps: readonly GraphStep[],
  weights: Weights,
): PlanRisk[] {
  const unproven = gaining(steps, weights).filter(name => {
    const conditions = objects.find(INFERENCE_SERVICES, name)?.conditions;
    return condition(conditions ?? [], 'Ready')?.status !== 'True';
  });
  return [
    ...unproven.map(name => ({
      id: 'readiness-unknown',
      severity: 'warning' as const,
      detail: `whether InferenceService ${name} is ready is not known`,
    })),
    {
      id: 'router-restarts',
      severity: 'info',
      detail:
        'the router gets the graph when it starts, so its pods are replaced, and the old weights hold until they are',
    },
  ];
}

import { finishPlan } from '../../../canary/plan/finishPlan';
import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { imageChange } from '../../../canary/plan/start/imageChange';
import { imageOnly } from '../../../canary/plan/start/imageOnly';
import { whyInFlight } from '../../../canary/plan/start/inFlight';
import { stopped } from '../../../canary/plan/start/stopped';
import { acceleratorRisk } from '../../../canary/plan/start/startRisks';
import {
  markTemplate,
  staleMark,
  staleRole,
} from '../../../canary/plan/start/versionMarks';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { writeTo } from '../../../canary/plan/writeTo';
import { type Deployment, DEPLOYMENTS } from '../../../kubernetes/deployment';
import type { PlanRisk } from '../../../model/types';
import { stepTitle } from '../canaryStep';
import { nextStop } from '../currentWeight';
import { isInFlight } from '../RolloutView';
import { type Rollout, ROLLOUTS } from '../rollout';
import type { CanaryStrategy } from '../strategy';
import { firstStep } from './firstStep';
import { percentAfter, startedTraffic } from './predictedTraffic';
import type { RolloutPlanning } from './RolloutPlanning';

/** A new image, which the controller brings in by its own steps, from the first of them on. */
export function startRollout(
  planning: RolloutPlanning,
  request: StartCanaryRequest,
): PlanOutcome {
  const { view, service } = planning;
  const { rollout } = view;
  const { version } = request;
  const strategy = whyNotNow(planning, request) ?? firstStep(rollout, request);
  const edited = editedOf(planning);
  const change = imageChangeOf(edited, request);
  if ('reason' in strategy || 'reason' in change || 'reason' in edited) {
    const [first] = [strategy, change, edited].flatMap(found =>
      'reason' in found ? [found] : [],
    );
    return refuse(planning, first ?? unreadTemplate(rollout));
  }
  return finishPlan(
    { ...planning, object: edited },
    {
      summary: `Argo Rollouts starts the new version with its first step, which gives it ${request.percent} %`,
      writes: [
        writeTo(edited === rollout ? ROLLOUTS : DEPLOYMENTS, edited, {
          type: 'json',
          patch: [
            ...change.operations,
            ...markTemplate(edited.template, version.label, '/spec/template'),
          ],
          summary: `set the image of container ${change.container} of ${edited.kind} ${edited.metadata.name} to ${version.image}`,
        }),
      ],
      after: startedTraffic(service, view, percentAfter(view, strategy, 0)),
      risks: [
        ...acceleratorRisk(edited.template.containers),
        ...staleMark(version, [edited.template, edited.metadata]),
        ...staleRole(edited.template),
        ...stepRisks(rollout, strategy),
      ],
      undo: `roll back, which aborts the steps; then set image ${change.before} again, for which the spec would ask on`,
    },
  );
}

/** What holds the pod template: the Rollout, or the Deployment that it refers to. */
function editedOf({
  view: { rollout, deployment },
}: RolloutPlanning): Rollout | Deployment | WhyNot {
  return rollout.workloadRef === undefined
    ? rollout
    : deployment ?? unreadTemplate(rollout);
}

function imageChangeOf(
  edited: Rollout | Deployment | WhyNot,
  { version }: StartCanaryRequest,
) {
  const given = imageOnly(version, 'a Rollout');
  if ('reason' in edited || 'reason' in given) {
    return 'reason' in given ? given : (edited as WhyNot);
  }
  return imageChange({
    containers: edited.template.containers,
    image: given.image,
    path: '/spec/template/spec/containers',
  });
}

function unreadTemplate({ workloadRef }: Rollout): WhyNot {
  return {
    reason: 'version-does-not-fit',
    message: `its pod template is that of ${workloadRef?.kind} ${workloadRef?.name}, which is not read`,
    instead: 'change the image there',
  };
}

/** A version on its way is replaced by a change of the template, and its steps begin again. */
function whyNotNow(
  planning: RolloutPlanning,
  { version }: StartCanaryRequest,
): WhyNot | undefined {
  const { rollout, deployment, revisions } = planning.view;
  const { stableHash, currentHash } = rollout.status;
  if (stableHash === '') {
    return {
      reason: 'never-rolled-out',
      message:
        'no version is stable yet, and the first one gets all requests without any steps',
      instead: 'wait until it is, or find out why it is not',
    };
  }
  if (isInFlight(rollout)) {
    const { containers } = (deployment ?? rollout).template;
    return whyInFlight(
      revisions.find(({ hash }) => hash === currentHash)?.name ??
        'another version',
      containers.some(({ image }) => image === version.image),
    );
  }
  const { status } = planning.service.health;
  if (status === 'stopped' || status === 'failed') {
    return status === 'stopped' ? stopped(planning.service) : failed();
  }
  return rollout.paused
    ? {
        reason: 'suspended',
        message: 'spec.paused is set, so that a new version would not start',
        instead: 'resume it first',
      }
    : undefined;
}

function failed(): WhyNot {
  return {
    reason: 'service-not-ready',
    message:
      'the service fails, so there is nothing that a canary could be compared with',
    instead: 'find out why first',
  };
}

function stepRisks(rollout: Rollout, strategy: CanaryStrategy): PlanRisk[] {
  const stop = strategy.steps[nextStop(strategy, 0)];
  const goesOn = stop && !(stop.kind === 'pause' && !stop.duration);
  return [
    ...(goesOn
      ? [
          {
            id: 'goes-on-by-itself',
            severity: 'info' as const,
            detail: `the steps go on without anybody after "${stepTitle(
              stop,
            )}"`,
          },
        ]
      : []),
    ...(rollout.rollbackWindow > 0
      ? [
          {
            id: 'steps-skipped',
            severity: 'warning' as const,
            detail: `a version that ran within the last ${rollout.rollbackWindow} revisions gets all requests at once (spec.rollbackWindow)`,
          },
        ]
      : []),
  ];
}

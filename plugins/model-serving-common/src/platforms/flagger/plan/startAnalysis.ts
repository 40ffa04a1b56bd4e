import { finishPlan } from '../../../canary/plan/finishPlan';
import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { imageChange } from '../../../canary/plan/start/imageChange';
import { imageOnly } from '../../../canary/plan/start/imageOnly';
import { inFlight, whyInFlight } from '../../../canary/plan/start/inFlight';
import { stopped } from '../../../canary/plan/start/stopped';
import { acceleratorRisk } from '../../../canary/plan/start/startRisks';
import {
  markTemplate,
  staleMark,
} from '../../../canary/plan/start/versionMarks';
import { sharesAfter } from '../../../canary/plan/sharesAfter';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { writeTo } from '../../../canary/plan/writeTo';
import { DEPLOYMENTS } from '../../../kubernetes/deployment';
import type { PlanRisk } from '../../../model/types';
import type { Canary } from '../canary';
import { isIdle, isSettingUp } from '../phases';
import type { FlaggerPlanning } from './FlaggerPlanning';
import { whyNotFirst } from './whyNotFirst';

/** A new image of the target, which Flagger brings in by the steps of its analysis. */
export function startAnalysis(
  planning: FlaggerPlanning,
  request: StartCanaryRequest,
): PlanOutcome {
  const { service, view } = planning;
  const { version, percent } = request;
  const { canary, primary } = view;
  const target = view.target?.deployment;
  const change = changeOf(planning, request);
  const whyNot = whyNotNow(planning, request) ?? whyNotFirst(canary, percent);
  if (whyNot || 'reason' in change || !target || !primary) {
    return refuse(
      planning,
      whyNot ?? ('reason' in change ? change : notSetUp()),
    );
  }
  const { name } = target.metadata;
  return finishPlan(
    { ...planning, object: target },
    {
      summary: `Flagger starts the new version with the first step of its analysis, which gives it ${percent} %`,
      writes: [
        writeTo(DEPLOYMENTS, target, {
          type: 'json',
          patch: [
            ...change.operations,
            ...markTemplate(target.template, version.label, '/spec/template'),
          ],
          summary: `set the image of container ${change.container} of Deployment ${name} to ${version.image}`,
        }),
      ],
      after: sharesAfter(
        service,
        new Map([
          [primary.name, 100 - percent],
          [name, percent],
        ]),
      ),
      risks: [
        ...acceleratorRisk(target.template.containers),
        ...staleMark(version, [target.template, target.metadata]),
        ...analysisRisks(canary),
      ],
      undo: `set image ${change.before} of Deployment ${name} again, which sends all requests to ${primary.name}`,
    },
  );
}

function changeOf({ view }: FlaggerPlanning, { version }: StartCanaryRequest) {
  const given = imageOnly(version, 'the target of a Canary');
  const deployment = view.target?.deployment;
  const { kind, name } = view.canary.targetRef;
  if ('reason' in given || !deployment) {
    return 'reason' in given
      ? given
      : {
          reason: 'version-does-not-fit',
          message: `its target ${kind} ${name} is not read`,
          instead: 'change the image there',
        };
  }
  return imageChange({
    containers: deployment.template.containers,
    image: given.image,
    path: '/spec/template/spec/containers',
  });
}

/** Flagger begins again with whatever the target becomes, and users of the canary with it. */
function whyNotNow(
  { view: { canary, target }, service }: FlaggerPlanning,
  { version }: StartCanaryRequest,
): WhyNot | undefined {
  if (isSettingUp(canary)) {
    return notSetUp();
  }
  const { containers = [] } = target?.deployment?.template ?? {};
  const isThatVersion = containers.some(({ image }) => image === version.image);
  if (!isIdle(canary) && canary.status.phase !== 'Failed') {
    return whyInFlight(canary.targetRef.name, isThatVersion);
  }
  // A promotion that failed leaves the requests where they were.
  const going = inFlight(service.revisions, () => isThatVersion);
  if (going || service.health.status === 'stopped') {
    return going ?? stopped(service);
  }
  return canary.suspend
    ? {
        reason: 'suspended',
        message: 'it is suspended, so that Flagger looks at nothing of it',
        instead: 'resume it first',
      }
    : undefined;
}

function notSetUp(): WhyNot {
  return {
    reason: 'not-set-up',
    message:
      'Flagger has not made its primary yet: a new version would get all requests',
    instead: 'wait until its phase is Initialized',
  };
}

function analysisRisks({ analysis }: Canary): PlanRisk[] {
  const gates = (analysis?.webhooks ?? []).filter(
    ({ type }) => type === 'confirm-rollout',
  );
  return [
    {
      id: 'goes-on-by-itself',
      severity: 'info',
      detail:
        'the weight goes up at every interval until it is promoted or rolled back: pause it to stay at the first step',
    },
    ...(gates.length > 0
      ? [
          {
            id: 'gate-first',
            severity: 'info' as const,
            detail: `it waits for its gate ${gates
              .map(({ name }) => name)
              .join(' and ')} before the first request`,
          },
        ]
      : []),
  ];
}

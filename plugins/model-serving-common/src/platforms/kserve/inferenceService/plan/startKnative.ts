import { finishPlan } from '../../../../canary/plan/finishPlan';
import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../../canary/plan/PlanRequest';
import { refuse } from '../../../../canary/plan/refuse';
import { holds, inFlight } from '../../../../canary/plan/start/inFlight';
import {
  nextRevision,
  startedShares,
} from '../../../../canary/plan/start/startedShares';
import { acceleratorRisk } from '../../../../canary/plan/start/startRisks';
import { staleMark } from '../../../../canary/plan/start/versionMarks';
import type { WhyNot } from '../../../../canary/plan/WhyNot';
import { condition } from '../../../../kubernetes/conditions';
import type { InferenceServiceSubject } from './knativePlan';
import { componentCanaryRisks } from './knativeRisks';
import { startWrite } from './startWrite';

/**
 * The model and its percent in one write. In two, the first would give all requests to the new
 * model, or the percent to the old one: KServe applies whatever the spec says at the moment
 * (kserve/kserve: reconcilers/knative/ksvc_reconciler.go).
 */
export function startKnative(
  subject: InferenceServiceSubject,
  request: StartCanaryRequest,
): PlanOutcome {
  const { object, service } = subject;
  const { latestCreated, latestRolledout } = object.predictorStatus;
  const write = startWrite(object, request);
  const whyNot = refusalOf(subject, request);
  if (whyNot || 'reason' in write || latestRolledout === undefined) {
    return refuse(
      subject,
      whyNot ?? ('reason' in write ? write : neverRolledOut()),
    );
  }
  const newcomer = nextRevision(latestCreated);
  const { percent } = request;
  return finishPlan(subject, {
    summary: `a new revision gets ${percent} % once it is ready, and ${latestRolledout} keeps ${
      100 - percent
    } %`,
    writes: [write],
    after: startedShares(service, {
      stable: latestRolledout,
      newcomer,
      percent,
    }),
    risks: [
      ...acceleratorRisk(object.predictor.containers),
      ...staleMark(request.version, [
        { labels: object.predictor.labels, annotations: {} },
        object.metadata,
      ]),
      ...componentCanaryRisks(subject),
    ],
    undo: `roll back: canaryTrafficPercent 0 gives everything to ${latestRolledout}; to finish, set ${beforeOf(
      subject,
    )} again, and remove canaryTrafficPercent once the revision of that is ready`,
  });
}

function beforeOf({ object: { predictor } }: InferenceServiceSubject): string {
  return predictor.isCustom
    ? `image ${predictor.containers[0]?.image}`
    : `storageUri ${predictor.storageUri}`;
}

function refusalOf(
  { object, service }: InferenceServiceSubject,
  { version, percent }: StartCanaryRequest,
): WhyNot | undefined {
  const { latestCreated, latestReady, latestRolledout } =
    object.predictorStatus;
  const going = inFlight(
    service.revisions,
    revision =>
      holds(revision, version) ||
      // While one is in flight the spec is the newest one's.
      object.predictor.containers.some(({ image }) => image === version.image),
  );
  if (going) {
    return going;
  }
  if (latestRolledout === undefined) {
    return neverRolledOut();
  }
  const isReady = condition(object.conditions, 'Ready')?.status === 'True';
  if (!isReady || latestCreated !== latestReady) {
    return {
      reason: 'service-not-ready',
      message: isReady
        ? `revision ${latestCreated} is not ready, and a new one would take its place`
        : 'the service is not ready, so there is nothing that a canary could be compared with',
      instead: 'find out why it is not, or wait until it is',
    };
  }
  if (latestReady !== latestRolledout) {
    return {
      reason: 'later-revision-waits',
      message: `${latestReady} was rolled back or never tried, and is what "latest" means until a new revision is ready: it would get the ${percent} %`,
      instead:
        'finish that first: set the model of the stable version again, leave canaryTrafficPercent at 0 until its revision is ready, and then remove it',
    };
  }
  const stable = service.revisions.find(r => r.name === latestRolledout);
  return stable && holds(stable, version)
    ? {
        reason: 'same-version',
        message: `${latestRolledout} serves ${version.storageUri} already`,
        instead: 'give the storage URI of another version',
      }
    : undefined;
}

/** KServe ignores the percent until then, and gives everything to what is new. */
function neverRolledOut(): WhyNot {
  return {
    reason: 'never-rolled-out',
    message:
      'no revision has had all the requests yet: KServe would ignore the percent, and give the new model everything',
    instead:
      'wait until the first revision is ready, or find out why it is not',
  };
}

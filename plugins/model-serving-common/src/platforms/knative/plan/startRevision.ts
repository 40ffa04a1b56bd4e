import { finishPlan } from '../../../canary/plan/finishPlan';
import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { imageChange } from '../../../canary/plan/start/imageChange';
import { imageOnly } from '../../../canary/plan/start/imageOnly';
import { inFlight } from '../../../canary/plan/start/inFlight';
import {
  nextRevision,
  startedShares,
} from '../../../canary/plan/start/startedShares';
import { acceleratorRisk } from '../../../canary/plan/start/startRisks';
import {
  markTemplate,
  staleMark,
  staleRole,
} from '../../../canary/plan/start/versionMarks';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { writeTo } from '../../../canary/plan/writeTo';
import { condition } from '../../../kubernetes/conditions';
import { KNATIVE_SERVICES } from '../../../kubernetes/knativeService';
import type { KnativeSubject } from './KnativeSubject';
import { refuseUnreachable } from './refuseUnreachable';
import { targetsFor } from './targetsFor';

/** What the new revision is called in shares until it has a name. */
const NEWCOMER = '';

/**
 * The image and the traffic in one patch: the stable revision by its name, and the latest one,
 * which is still the stable one until the new one is ready.
 */
export function startRevision(
  subject: KnativeSubject,
  request: StartCanaryRequest,
): PlanOutcome {
  const { object, service } = subject;
  const { version, percent } = request;
  const stable = object.latestReady;
  const change = changeOf(subject, request);
  const whyNot = refusalOf(subject, request);
  if (whyNot || 'reason' in change || stable === undefined) {
    return refuse(
      subject,
      whyNot ?? ('reason' in change ? change : notReady()),
    );
  }
  const traffic = targetsFor(object, {
    shares: new Map([
      [stable, 100 - percent],
      [NEWCOMER, percent],
    ]),
    following: NEWCOMER,
  });
  const unreachable = refuseUnreachable(subject, traffic);
  if (unreachable) {
    return unreachable;
  }
  return finishPlan(subject, {
    summary: `a new revision gets ${percent} % once it is ready, and ${stable} keeps ${
      100 - percent
    } %`,
    writes: [
      writeTo(KNATIVE_SERVICES, object, {
        type: 'json',
        patch: [
          ...change.operations,
          ...markTemplate(object.template, version.label, '/spec/template'),
          { op: 'add', path: '/spec/traffic', value: traffic },
        ],
        summary: `set the image of container ${change.container} to ${
          version.image
        }, and spec.traffic to ${stable} ${
          100 - percent
        } %, latest ${percent} %`,
      }),
    ],
    after: startedShares(service, {
      stable,
      newcomer: nextRevision(object.latestCreated),
      percent,
    }),
    risks: [
      ...acceleratorRisk(object.template.containers),
      ...staleMark(version, [object.template, object.metadata]),
      ...staleRole(object.template),
    ],
    undo: `roll back: ${stable} gets all requests by its name in spec.traffic; then set image ${change.before} again`,
  });
}

function changeOf({ object }: KnativeSubject, { version }: StartCanaryRequest) {
  const given = imageOnly(version, 'a Knative Service');
  return 'reason' in given
    ? given
    : imageChange({
        containers: object.template.containers,
        image: given.image,
        path: '/spec/template/spec/containers',
      });
}

function refusalOf(
  { object, service }: KnativeSubject,
  { version, percent }: StartCanaryRequest,
): WhyNot | undefined {
  const { latestCreated, latestReady, template, revisionName } = object;
  const isThatVersion = ({ name }: { name: string }) =>
    name === latestCreated &&
    template.containers.some(({ image }) => image === version.image);
  const going = inFlight(service.revisions, isThatVersion);
  const stable = service.revisions.find(({ role }) => role === 'stable');
  const isReady = condition(object.conditions, 'Ready')?.status === 'True';
  if (going) {
    return going;
  }
  if (!isReady || latestCreated !== latestReady || !stable) {
    return notReady();
  }
  if (stable.name !== latestReady) {
    return {
      reason: 'later-revision-waits',
      message: `${latestReady} is later than ${stable.name} and gets nothing, and is what "latest" means until a new revision is ready: it would get the ${percent} %`,
      instead: `set the weight of ${latestReady}, or deploy the new version without a share and set its weight once it is ready`,
    };
  }
  return revisionName === undefined
    ? undefined
    : {
        reason: 'version-does-not-fit',
        message: `spec.template.metadata.name names the revision ${revisionName}, and Knative takes no other template under the same name`,
        instead: 'remove that name, or change name and image in its manifest',
      };
}

function notReady(): WhyNot {
  return {
    reason: 'service-not-ready',
    message:
      'the service is not ready, so there is nothing that a canary could be compared with',
    instead: 'find out why it is not, or wait until it is',
  };
}

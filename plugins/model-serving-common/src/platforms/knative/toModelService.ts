import { sumAccelerators } from '../../kubernetes/accelerators';
import { condition } from '../../kubernetes/conditions';
import type { KnativeService } from '../../kubernetes/knativeService';
import { firstMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { PODS } from '../../kubernetes/pod';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { orUnknown, unknown } from '../../model/known';
import type { Finding, Health, Revision } from '../../model/types';
import type { RecognisedWorkload } from '../../recognition/recognise';
import { assembledService, type ServiceParts } from '../assembledService';
import { endpointsOf } from '../endpointsOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { gradualRollout } from './gradualRollout';
import { knativeFindings } from './knativeFindings';
import { knativeRevisions } from './knativeRevisions';
import { knativeScaling } from './knativeScaling';
import { scaledToZero } from './scaledToZero';

/** A Knative Service that serves a model, with its revisions and what is wrong with it. */
export function knativeServiceToModelService(
  service: KnativeService,
  recognised: RecognisedWorkload,
  objects: NamespaceObjects,
): AssembledService {
  const revisions = knativeRevisions(service, objects);
  const findings = knativeFindings(service, objects);
  return assembledService([service], objects, {
    platform: 'knative',
    mode: 'Knative',
    recognisedBy: recognised.by,
    places: [service.metadata, service.template],
    ...described(service, recognised, revisions),
    revisions,
    rollout: gradualRollout(service),
    endpoints: endpointsOf([service.url, service.clusterUrl]),
    scaling: knativeScaling(service),
    accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
    health: healthOf({ service, revisions, findings, objects }),
    findings,
  });
}

/** What only marks and the rule by which it was recognised can say of any web service. */
function described(
  { metadata, template }: KnativeService,
  { rule }: RecognisedWorkload,
  revisions: readonly Revision[],
): Pick<ServiceParts, 'model' | 'runtime'> {
  const places = [metadata, template];
  const [main] = revisions;
  return {
    model: {
      name:
        firstMark(places, 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: main?.modelVersion ?? unknown('it has no revision'),
      format: orUnknown(
        firstMark(places, 'modeldeck.io/model-format') ?? rule?.format,
        'no label or annotation modeldeck.io/model-format',
      ),
      storageUri: main?.storageUri ?? unknown('it has no revision'),
    },
    runtime: {
      name: orUnknown(
        rule?.runtime,
        'a Knative Service does not name its runtime',
      ),
      protocol: orUnknown(
        rule?.protocol,
        'a Knative Service does not name its protocol',
      ),
    },
  };
}

function healthOf({
  service,
  revisions,
  findings,
  objects,
}: {
  service: KnativeService;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}): Health {
  const podsUnknown = objects.cannotTell(PODS);
  const { metadata, observedGeneration, conditions } = service;
  return assessHealth({
    terminating: terminating([service]),
    scaledToZero:
      podsUnknown === undefined ? scaledToZero(revisions, objects) : undefined,
    ready: condition(conditions, 'Ready'),
    statusIsStale:
      observedGeneration !== undefined &&
      metadata.generation !== undefined &&
      observedGeneration < metadata.generation,
    revisions,
    findings,
    podsUnknown,
  });
}

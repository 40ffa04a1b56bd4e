import { sumAccelerators } from '../../kubernetes/accelerators';
import { firstMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { isUnknown, unknown } from '../../model/known';
import type { Finding, Health, Revision } from '../../model/types';
import { assembledService, type ServiceParts } from '../assembledService';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { predictorRevisions } from './predictorRevisions';
import { modelFormat, runtimeOf } from './predictorModel';
import { seldonComponents } from './seldonComponents';
import type { SeldonDeployment } from './seldonDeployment';
import { seldonEndpoints } from './seldonEndpoints';
import { seldonFindings } from './seldonFindings';
import { atZero, seldonReadiness } from './seldonReadiness';
import { type SeldonWorkloads, seldonWorkloads } from './seldonWorkloads';
import { scalingBounds } from './wantedBySpec';

/** A SeldonDeployment with its predictors as revisions. */
export function seldonToModelService(
  deployment: SeldonDeployment,
  objects: NamespaceObjects,
): AssembledService {
  const workloads = seldonWorkloads(deployment, objects);
  const revisions = predictorRevisions(deployment, workloads, objects);
  const components = seldonComponents(deployment, workloads);
  const findings = seldonFindings(deployment, workloads, revisions);
  return assembledService([deployment], objects, {
    platform: 'seldon-v1',
    mode: deployment.serverType === 'kafka' ? 'Kafka' : 'Deployment',
    ...described(deployment, revisions),
    revisions,
    components,
    endpoints: seldonEndpoints(deployment, objects),
    scaling: scalingBounds(deployment),
    accelerators: sumAccelerators(
      [...revisions, ...components].map(part => part.accelerators),
    ),
    health: healthOf({ deployment, workloads, revisions, findings }),
    findings,
  });
}

function described(
  deployment: SeldonDeployment,
  revisions: readonly Revision[],
): Pick<ServiceParts, 'model' | 'runtime'> {
  const { metadata, predictors } = deployment;
  const main = revisions.find(({ role }) => role === 'stable') ?? revisions[0];
  const predictor = predictors.find(p => p.name === main?.name);
  const none = unknown('it has no predictor');
  const given = firstMark([metadata], 'modeldeck.io/model-format');
  return {
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: main?.modelVersion ?? none,
      format: given ?? modelFormat(predictor),
      storageUri: main?.storageUri ?? none,
    },
    runtime: runtimeOf(deployment, predictor),
  };
}

interface HealthParts {
  deployment: SeldonDeployment;
  workloads: SeldonWorkloads;
  revisions: readonly Revision[];
  findings: readonly Finding[];
}

function healthOf(parts: HealthParts): Health {
  const { deployment, workloads, revisions, findings } = parts;
  const wantsPods = revisions.some(
    ({ replicas: { wanted } }) => isUnknown(wanted) || wanted > 0,
  );
  return assessHealth({
    terminating: terminating([deployment]),
    ...atZero(deployment, revisions),
    ready: seldonReadiness(deployment, workloads),
    // Seldon's controller writes no observedGeneration.
    statusIsStale: false,
    revisions,
    findings,
    // Pods that nobody asks for are not missed.
    podsUnknown: wantsPods ? workloads.podsUnknown : undefined,
  });
}

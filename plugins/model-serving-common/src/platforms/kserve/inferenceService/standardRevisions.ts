import { type Deployment, DEPLOYMENTS } from '../../../kubernetes/deployment';
import { type Pod, PODS } from '../../../kubernetes/pod';
import type { Revision, RevisionRole } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { trafficOf } from '../../../traffic/trafficOf';
import { knownCount, workloadFields } from '../../workload';
import type { InferenceService } from './inferenceService';
import { isPredictorPod, podsOfInferenceService } from './inferenceServicePods';
import { predictorAccelerators } from './predictorAccelerators';
import { predictorName } from './predictorName';
import type { PredictorSpec } from './predictorSpec';
import { revisionModel } from '../../revisionModel';
import { whyNoStorageUri } from './whyNoStorageUri';
import {
  declaredStandardShares,
  programmedStandardShares,
} from './standardShares';

/** A predictor that gets a Deployment of its own; the revision is named after it. */
interface Variant {
  name: string;
  role: RevisionRole;
  predictor: PredictorSpec;
}

/**
 * The revisions of a service in Standard mode: the predictor of the spec is the stable one, those
 * under `spec.canary` are canaries. There are no others, since Deployments are updated in place.
 */
export function standardRevisions(
  service: InferenceService,
  objects: NamespaceObjects,
): Revision[] {
  const variants = variantsOf(service);
  const pods = podsOfInferenceService(service.metadata.name, objects).filter(
    isPredictorPod,
  );
  const variantOf = (pod: Pod) =>
    variants.find(variant => runs(pod, variant)) ?? variants[0];
  return variants.map(variant =>
    toRevision({
      variant,
      service,
      objects,
      pods: pods.filter(pod => variantOf(pod) === variant),
    }),
  );
}

/** Canaries of the same name would be the same Deployment; KServe refuses them. */
function variantsOf(service: InferenceService): Variant[] {
  const all = [
    { role: 'stable' as const, predictor: service.predictor },
    ...service.canaries.map(({ predictor }) => ({
      role: 'canary' as const,
      predictor: inherited(predictor, service.predictor),
    })),
  ].map(variant => ({
    ...variant,
    name: predictorName(service.metadata.name, variant.predictor.name),
  }));
  return all.filter(
    ({ name }, index) => all.findIndex(other => other.name === name) === index,
  );
}

/**
 * A canary's predictor is merged over the stable one
 * (kserve/kserve: components/predictor.go, buildCanaryPredictor).
 */
function inherited(
  canary: PredictorSpec,
  stable: PredictorSpec,
): PredictorSpec {
  const asksForOwn = predictorAccelerators(canary).length > 0;
  return {
    ...canary,
    storageUri: canary.storageUri ?? stable.storageUri,
    containers: asksForOwn ? canary.containers : stable.containers,
  };
}

function runs({ metadata }: Pod, { name }: Variant): boolean {
  return metadata.labels.app === `isvc.${name}`;
}

interface RevisionParts {
  variant: Variant;
  service: InferenceService;
  objects: NamespaceObjects;
  pods: readonly Pod[];
}

function toRevision(parts: RevisionParts): Revision {
  const { variant, service, objects, pods } = parts;
  const { name, role, predictor } = variant;
  const deployment = objects.find(DEPLOYMENTS, name);
  const whyNone =
    objects.cannotTell(DEPLOYMENTS) ?? `there is no Deployment ${name}`;
  return {
    name,
    role,
    ...revisionModel(
      predictor.storageUri,
      marksOf(variant, service, deployment),
      whyNoStorageUri(predictor),
    ),
    ...workloadFields({
      pods,
      podsUnknown: objects.cannotTell(PODS),
      wanted: knownCount(deployment?.replicas, whyNone),
      reportedReady: knownCount(deployment?.readyReplicas, whyNone),
      acceleratorsPerReplica: predictorAccelerators(predictor),
    }),
    traffic: trafficOf(
      name,
      declaredStandardShares(service),
      programmedStandardShares(service, objects),
    ),
  };
}

/**
 * The labels of the service reach every Deployment of it, canaries included, so they can name
 * the version of the stable one only.
 */
function marksOf(
  { role }: Variant,
  { metadata }: InferenceService,
  deployment: Deployment | undefined,
) {
  return role === 'stable' ? [metadata, deployment?.metadata] : [];
}

import { diagnosePods } from '../../../diagnosis/podRules';
import { malformedFields } from '../../../diagnosis/malformedFields';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { condition } from '../../../kubernetes/conditions';
import { firstMark } from '../../../kubernetes/marks';
import { PODS } from '../../../kubernetes/pod';
import { plainText } from '../../../kubernetes/plainText';
import { orUnknown, unknown } from '../../../model/known';
import { serviceId } from '../../../model/serviceId';
import type { Component, Finding, Revision } from '../../../model/types';
import { sumShares } from '../../../traffic/namedShares';
import { trafficOf } from '../../../traffic/trafficOf';
import { assembledService } from '../../assembledService';
import { endpointsOf } from '../../endpointsOf';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { AssembledService } from '../../ServingPlatform';
import { workloadFields } from '../../workload';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import {
  isPredictorPod,
  podsOfInferenceService,
} from '../inferenceService/inferenceServicePods';
import { revisionModel } from '../../revisionModel';
import { trainedModelRules } from '../rules/trainedModelRules';
import {
  TRAINED_MODELS,
  TRAINED_MODELS_BY_SERVER,
  type TrainedModel,
} from './trainedModel';

const WITH_SERVER = unknown('it is scaled with its server');

/** A TrainedModel: a service with an address of its own, in a server that others share. */
export function trainedModelToModelService(
  model: TrainedModel,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata } = model;
  const revision = revisionOf(model);
  const server = objects.find(INFERENCE_SERVICES, model.inferenceService ?? '');
  const { modelVersion, storageUri } = revision;
  const findings = findingsOf(model, objects);
  return assembledService([model], objects, {
    platform: 'kserve-trained-model',
    mode: 'Shared',
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: modelVersion,
      format: orUnknown(
        plainText(model.framework ?? '') || undefined,
        'the spec names no framework',
      ),
      storageUri,
    },
    runtime: {
      name: orUnknown(
        server?.statusRuntime?.name ?? server?.predictor.runtime,
        'it is that of its InferenceService, which does not say',
      ),
      protocol: orUnknown(
        server?.predictor.protocol && plainText(server.predictor.protocol),
        'it is that of its InferenceService, which does not say',
      ),
    },
    revisions: [revision],
    components: model.inferenceService
      ? [serverOf(model.inferenceService, objects)]
      : [],
    endpoints: endpointsOf([model.url, model.clusterUrl]),
    scaling: { min: WITH_SERVER, max: WITH_SERVER },
    accelerators: [],
    health: healthOf(
      model,
      revision,
      [
        ...findings,
        ...trainedModelRules.flatMap(rule => rule(model, objects) ?? []),
      ],
      objects,
    ),
    findings,
  });
}

/** It has no pods of its own: every pod of its server loads it. */
function revisionOf(model: TrainedModel): Revision {
  const { name } = model.metadata;
  const elsewhere = unknown(
    `they are those of InferenceService/${model.inferenceService ?? ''}`,
  );
  const isReady = condition(model.conditions, 'Ready')?.status === 'True';
  return {
    name,
    role: 'stable',
    ...revisionModel(
      model.storageUri,
      [model.metadata],
      'the spec names no storage URI',
    ),
    replicas: { wanted: elsewhere, ready: elsewhere },
    pods: [],
    accelerators: [],
    traffic: trafficOf(
      name,
      { source: 'spec', shares: sumShares([[name, 100]]) },
      {
        source: 'status.conditions[Ready]',
        shares: isReady ? sumShares([[name, 100]]) : unknown('it is not ready'),
      },
    ),
  };
}

/** What it costs is nobody's alone: all models of the server share its pods and accelerators. */
function serverOf(name: string, objects: NamespaceObjects): Component {
  const { cluster, namespace } = objects;
  const id = (kind: string, service: string) =>
    serviceId({ cluster, namespace, kind, name: service });
  const models = objects.lookup(TRAINED_MODELS_BY_SERVER, name);
  return {
    name,
    kind: 'server',
    ...workloadFields({
      pods: podsOfInferenceService(name, objects).filter(isPredictorPod),
      podsUnknown: objects.cannotTell(PODS),
      wanted: unknown(`it is told of InferenceService/${name}`),
      reportedReady: unknown(`it is told of InferenceService/${name}`),
      acceleratorsPerReplica: [],
    }),
    sharedBy: [
      ...(objects.find(INFERENCE_SERVICES, name)
        ? [id(INFERENCE_SERVICES.kind, name)]
        : []),
      ...models.map(({ metadata }) => id(TRAINED_MODELS.kind, metadata.name)),
    ].sort(),
  };
}

function findingsOf(model: TrainedModel, objects: NamespaceObjects): Finding[] {
  const malformed = malformedFields(model);
  const pods = podsOfInferenceService(model.inferenceService ?? '', objects);
  return [
    ...diagnosePods(pods.filter(isPredictorPod)),
    ...(malformed ? [malformed] : []),
  ];
}

function healthOf(
  model: TrainedModel,
  revision: Revision,
  findings: readonly Finding[],
  objects: NamespaceObjects,
) {
  return assessHealth({
    terminating: terminating([model]),
    ready: condition(model.conditions, 'Ready'),
    // The controller writes no observedGeneration.
    statusIsStale: false,
    revisions: [revision],
    findings,
    podsUnknown: objects.cannotTell(PODS),
  });
}

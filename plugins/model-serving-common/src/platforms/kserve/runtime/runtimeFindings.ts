import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { Finding, Severity } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceService } from '../inferenceService/inferenceService';
import {
  chosenRuntime,
  hasRuntimeFailure,
  type RejectedRuntime,
  runtimeInStatus,
} from './chosenRuntime';

/** More would hide the one that was meant. */
const MOST_TOLD = 6;

/** Why KServe has no runtime for a service; silent where runtimes could not be read. */
export function runtimeFindings(
  service: InferenceService,
  objects: NamespaceObjects,
): Finding[] {
  if (!hasRuntimeFailure(service) && hasRun(service)) {
    return [];
  }
  const choice = chosenRuntime(service, objects);
  switch (choice.state) {
    case 'not-found':
      return [notFound(service, choice.name)];
    case 'no-match':
      return [noMatch(service, choice.candidates)];
    default:
      return [];
  }
}

/**
 * What KServe has made something of had a runtime then, by the rules of its release, which need
 * not be today's. A stopped service needs none, and ModelMesh chooses when it places a model.
 */
function hasRun(service: InferenceService): boolean {
  const { conditions, modelStatus, predictorStatus, statusMode } = service;
  return (
    modelStatus.transitionStatus !== '' ||
    runtimeInStatus(service) !== undefined ||
    predictorStatus.latestCreated !== undefined ||
    statusMode === 'ModelMesh' ||
    ['Ready', 'PredictorReady', 'Stopped'].some(
      type => condition(conditions, type)?.status === 'True',
    )
  );
}

/** Until KServe has said so it is a prediction. */
function severityFor(service: InferenceService): Severity {
  return hasRuntimeFailure(service) ? 'error' : 'warning';
}

function notFound(service: InferenceService, name: string): Finding {
  return findingAbout(service, {
    rule: 'runtime-not-found',
    severity: severityFor(service),
    cause: `the serving runtime "${name}" that the spec names is neither in this namespace nor cluster-wide: KServe looks in no other namespace`,
    evidence: [
      { source: 'field', detail: `spec.predictor.model.runtime: ${name}` },
    ],
    fix: `create it here or name another; see ${kubectlCommand(
      service,
      'get',
      'servingruntimes,clusterservingruntimes',
    )}`,
  });
}

function noMatch(
  service: InferenceService,
  candidates: readonly RejectedRuntime[],
): Finding {
  const { runtime: named, format = '', formatVersion } = service.predictor;
  const [first] = candidates;
  if (named !== undefined && first?.runtime.disabled) {
    return findingAbout(service, {
      rule: 'runtime-disabled',
      severity: severityFor(service),
      cause: `the serving runtime "${named}" that the spec names is disabled`,
      evidence: [{ source: 'field', detail: reasonOf(first) }],
      fix: `name another, or have spec.disabled removed from ${first.runtime.kind}/${named}`,
    });
  }
  const model = [format, formatVersion].filter(Boolean).join(' ');
  return findingAbout(service, {
    rule: 'no-runtime-matches',
    severity: severityFor(service),
    cause:
      named === undefined
        ? `no serving runtime matches model format ${model}${
            candidates.length === 0 ? ': there is none at all' : ''
          }`
        : `the serving runtime "${named}" that the spec names does not match model format ${model}`,
    evidence: rejectedRuntimes(candidates).map(detail => ({
      source: 'field',
      detail,
    })),
    fix: `name a runtime that serves it in spec.predictor.model.runtime, or correct modelFormat and protocolVersion; see ${kubectlCommand(
      service,
      'get',
      'servingruntimes,clusterservingruntimes',
    )}`,
  });
}

/** Why each runtime does not fit; the nearest first, and no more than a person reads. */
export function rejectedRuntimes(
  candidates: readonly RejectedRuntime[],
): string[] {
  return candidates.length === 0
    ? ['no ServingRuntime in this namespace and no ClusterServingRuntime']
    : [
        ...candidates.slice(0, MOST_TOLD).map(reasonOf),
        ...othersTold(candidates.length - MOST_TOLD),
      ];
}

function reasonOf({ runtime, why }: RejectedRuntime): string {
  return `${runtime.kind}/${runtime.metadata.name} ${why}`;
}

function othersTold(count: number): string[] {
  if (count <= 0) {
    return [];
  }
  return [
    count === 1
      ? '1 other runtime does not match either'
      : `${count} other runtimes do not match either`,
  ];
}

import { SELDON_APP_LABEL, VERSION_LABEL } from './labels';
import type { Predictor } from './predictor';
import { predictorService } from './predictorNames';
import type { SeldonDeployment } from './seldonDeployment';

export type PartKind = 'predictor' | 'explainer' | 'orchestrator';

/** Which part of a SeldonDeployment a Deployment and its pods are. */
export interface WorkloadPart {
  predictor: Predictor;
  kind: PartKind;
}

/**
 * Told in this order, since no label names the predictor:
 * 1. by the Deployment's name, `<name>-<predictor>-<number>-<containers>`, unless it is a hash;
 *    the longest predictor's name wins, since `v1` begins `v1-0` too;
 * 2. by the predictor's Service, whose name pods that hold the orchestrator carry;
 * 3. by the label `version`, which Seldon sets to the predictor's name where nobody else does, if
 *    one predictor only has it.
 * Undefined: a Deployment of a predictor that is no longer in the spec.
 */
export function workloadPart(
  deployment: SeldonDeployment,
  workload: { name: string; labels: Readonly<Record<string, string>> },
): WorkloadPart | undefined {
  const { name, labels } = workload;
  return (
    byName(deployment, name) ??
    byService(deployment, labels[SELDON_APP_LABEL]) ??
    byVersion(deployment, labels)
  );
}

function byName(
  { metadata, predictors }: SeldonDeployment,
  name: string,
): WorkloadPart | undefined {
  const parts = predictors.flatMap(predictor => {
    const prefix = `${metadata.name}-${predictor.name}-`;
    const kind = name.startsWith(prefix)
      ? kindOfRest(name.slice(prefix.length))
      : undefined;
    return kind === undefined ? [] : [{ predictor, kind }];
  });
  return parts.sort(
    (a, b) => b.predictor.name.length - a.predictor.name.length,
  )[0];
}

function kindOfRest(rest: string): PartKind | undefined {
  if (rest === 'explainer') {
    return 'explainer';
  }
  if (rest === 'svc-orch') {
    return 'orchestrator';
  }
  return /^\d+-/.test(rest) ? 'predictor' : undefined;
}

function byService(
  deployment: SeldonDeployment,
  service: string | undefined,
): WorkloadPart | undefined {
  const predictor = deployment.predictors.find(
    p => service !== undefined && predictorService(deployment, p) === service,
  );
  return predictor && { predictor, kind: 'predictor' };
}

function byVersion(
  { predictors }: SeldonDeployment,
  labels: Readonly<Record<string, string>>,
): WorkloadPart | undefined {
  const version = labels[VERSION_LABEL];
  const [predictor, ...others] = predictors.filter(
    p =>
      version !== undefined && (p.labels[VERSION_LABEL] ?? p.name) === version,
  );
  if (predictor === undefined || others.length > 0) {
    return undefined;
  }
  // Only the explainer's own Deployment is labelled so and holds no graph's entry.
  const explains =
    labels['seldon.io/explainer'] === 'true' &&
    labels['seldon.io/model'] === undefined &&
    predictor.explainer !== undefined;
  return { predictor, kind: explains ? 'explainer' : 'predictor' };
}

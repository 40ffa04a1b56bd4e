import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';

/** A weight that the controller says it has set. */
export interface ReportedWeights {
  canary: { weight: number | undefined; hash: string };
  stable: { weight: number | undefined; hash: string };
  /** whether the router confirmed them; undefined: it is not one that does */
  verified: boolean | undefined;
}

/** An AnalysisRun that decides on the rollout. */
export interface AnalysisSummary {
  /** e.g. `step` or `background` */
  when: string;
  name: string;
  /** Pending, Running, Successful, Failed, Error or Inconclusive */
  phase: string;
  message: string;
}

export interface RolloutStatus {
  /** Healthy, Degraded, Progressing or Paused; empty until a controller has reported */
  phase: string;
  message: string;
  abort: boolean;
  /** somebody asked for skipping all that is left */
  promoteFull: boolean;
  pauseReasons: string[];
  /** the pause is the controller's own and has to be taken back as such */
  controllerPause: boolean;
  /** hashes of the pod templates that are asked for and that was promoted last */
  currentHash: string;
  stableHash: string;
  activeHash: string;
  stepIndex: number | undefined;
  /** a number in a string, or the hash that controllers before 0.10 wrote */
  observedGeneration: string;
  replicas: number | undefined;
  updatedReplicas: number | undefined;
  readyReplicas: number | undefined;
  weights: ReportedWeights | undefined;
  analyses: AnalysisSummary[];
}

const ANALYSES = [
  ['step', ['canary', 'currentStepAnalysisRunStatus']],
  ['background', ['canary', 'currentBackgroundAnalysisRunStatus']],
  ['pre-promotion', ['blueGreen', 'prePromotionAnalysisRunStatus']],
  ['post-promotion', ['blueGreen', 'postPromotionAnalysisRunStatus']],
] as const;

export function readRolloutStatus(status: FieldReader): RolloutStatus {
  const text = (...path: string[]) => status.at(...path).string() ?? '';
  const hasReported = status.at('phase').exists;
  // The counts are omitempty: absent from a status that was written, they are zero.
  const count = (field: string) =>
    status.at(field).exists || !hasReported ? readCount(status.at(field)) : 0;
  return {
    phase: text('phase'),
    message: text('message'),
    abort: status.at('abort').boolean() ?? false,
    promoteFull: status.at('promoteFull').boolean() ?? false,
    pauseReasons: status
      .at('pauseConditions')
      .list()
      .map(pause => pause.at('reason').string() ?? ''),
    controllerPause: status.at('controllerPause').boolean() ?? false,
    currentHash: text('currentPodHash'),
    stableHash: text('stableRS'),
    activeHash: text('blueGreen', 'activeSelector'),
    stepIndex: readCount(status.at('currentStepIndex')),
    observedGeneration: text('observedGeneration'),
    replicas: count('replicas'),
    updatedReplicas: count('updatedReplicas'),
    readyReplicas: count('readyReplicas'),
    weights: readWeights(status.at('canary', 'weights')),
    analyses: ANALYSES.flatMap(([when, path]) =>
      readAnalysis(when, status.at(...path)),
    ),
  };
}

function readWeights(weights: FieldReader): ReportedWeights | undefined {
  if (!weights.exists) {
    return undefined;
  }
  const destination = (name: string) => ({
    weight: readCount(weights.at(name, 'weight')),
    hash: weights.at(name, 'podTemplateHash').string() ?? '',
  });
  return {
    canary: destination('canary'),
    stable: destination('stable'),
    verified: weights.at('verified').boolean(),
  };
}

function readAnalysis(when: string, run: FieldReader): AnalysisSummary[] {
  return run.exists
    ? [
        {
          when,
          name: run.at('name').string() ?? '',
          phase: run.at('status').string() ?? '',
          message: run.at('message').string() ?? '',
        },
      ]
    : [];
}

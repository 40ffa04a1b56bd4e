import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Finding } from '../../../model/types';
import type { InferenceService } from '../inferenceService/inferenceService';

interface Explanation {
  rule: string;
  cause: string;
  fix: string;
  look: readonly string[];
}

const RUNTIMES = ['get', 'servingruntimes,clusterservingruntimes'] as const;

/** kserve/kserve: pkg/apis/serving/v1beta1/inference_service_status.go, FailureReason */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  NoSupportingRuntime: {
    rule: 'no-runtime-matches',
    cause: 'no serving runtime supports this model format and protocol',
    fix: 'name a runtime that does, or correct modelFormat and protocolVersion',
    look: RUNTIMES,
  },
  RuntimeNotRecognized: {
    rule: 'runtime-not-found',
    cause: 'the serving runtime that the spec names does not exist',
    fix: 'create it in this namespace or name another',
    look: RUNTIMES,
  },
  RuntimeDisabled: {
    rule: 'runtime-disabled',
    cause: 'the serving runtime that the spec names is disabled',
    fix: 'name another, or have spec.disabled removed from it',
    look: RUNTIMES,
  },
  ModelLoadFailed: {
    rule: 'model-load-failed',
    cause: 'the model could not be loaded',
    fix: 'read the log of the container that failed',
    look: ['get', 'pods', '-l'],
  },
  RuntimeUnhealthy: {
    rule: 'runtime-unhealthy',
    cause: 'the containers of the serving runtime do not run',
    fix: 'look at its pods',
    look: ['get', 'pods', '-l'],
  },
  InvalidPredictorSpec: {
    rule: 'invalid-spec',
    cause: 'KServe cannot make a predictor of the spec',
    fix: 'correct spec.predictor',
    look: ['describe', 'inferenceservice'],
  },
};

const OTHER: Explanation = {
  rule: 'model-failed',
  cause: 'KServe reports that the model failed',
  fix: 'read the status',
  look: ['describe', 'inferenceservice'],
};

/**
 * The failure that the controller noted. It is never cleared, so it counts only while the model
 * is not up to date.
 */
export function modelFailure(service: InferenceService): Finding[] {
  const { transitionStatus, lastFailure } = service.modelStatus;
  const isPast = transitionStatus === 'UpToDate' || transitionStatus === '';
  if (!lastFailure || isPast) {
    return [];
  }
  const { reason, message, exitCode } = lastFailure;
  const known = Object.hasOwn(EXPLANATIONS, reason)
    ? EXPLANATIONS[reason]
    : undefined;
  const { rule, cause, fix, look } = known ?? OTHER;
  const code = exitCode ? `, exit code ${exitCode}` : '';
  return [
    findingAbout(service, {
      rule,
      severity: 'error',
      cause,
      evidence: [
        {
          source: 'field',
          detail: `status.modelStatus.lastFailureInfo: ${reason}${code}: ${quote(
            message,
            { keep: 'end' },
          )}`,
        },
      ],
      fix: `${fix}; see ${kubectlCommand(service, ...lookAt(service, look))}`,
    }),
  ];
}

function lookAt(
  { metadata }: InferenceService,
  words: readonly string[],
): readonly string[] {
  switch (words.at(-1)) {
    case '-l':
      return [...words, `serving.kserve.io/inferenceservice=${metadata.name}`];
    case 'inferenceservice':
      return [...words, metadata.name];
    default:
      return words;
  }
}

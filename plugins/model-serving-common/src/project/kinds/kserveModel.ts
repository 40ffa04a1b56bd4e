import { acceleratorValues } from '../acceleratorValues';
import { numberAnswer, textAnswer, truthAnswer } from '../answers';
import { firstVersionProblems } from '../firstVersionProblems';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import {
  replicaProblems,
  type ReplicaValues,
  replicaValues,
} from '../replicaValues';
import { sharedContent } from '../sharedContent';

/** What KServe serves a format by, and where that exposes metrics. */
interface Format {
  /** that the runtime speaks, the better one first */
  protocols: ReadonlyArray<'v1' | 'v2'>;
  /** port of the runtime's own metrics */
  metricsPort: number;
  /** whether the runtime can use an accelerator */
  accelerates: boolean;
}

const PYTHON_SERVER: Format = {
  protocols: ['v2', 'v1'],
  metricsPort: 8080,
  accelerates: false,
};

const TRITON: Format = {
  protocols: ['v2'],
  metricsPort: 8002,
  accelerates: true,
};

/** Formats by the runtimes that KServe installs (kserve/kserve: config/runtimes). */
const FORMATS: Readonly<Record<string, Format>> = {
  mlflow: { protocols: ['v2'], metricsPort: 8082, accelerates: false },
  sklearn: PYTHON_SERVER,
  xgboost: PYTHON_SERVER,
  lightgbm: PYTHON_SERVER,
  pytorch: { protocols: ['v1'], metricsPort: 8082, accelerates: true },
  tensorflow: { protocols: ['v1'], metricsPort: 8501, accelerates: true },
  onnx: TRITON,
  triton: TRITON,
};

const REPLICAS: ReplicaValues = { least: 1, most: 3 };

/** An InferenceService for a trained model. */
export const kserveModel: ProjectKind = {
  template: 'kserve-model',

  problems(answers, settings) {
    return [
      ...scalingProblems(answers),
      ...explainerProblems(answers),
      ...modeProblems(answers),
      ...acceleratorProblems(answers, settings),
      ...firstVersionProblems(
        answers,
        ['transformer', 'explainer'].filter(part => truthAnswer(answers, part)),
      ),
    ];
  },

  content(answers, settings) {
    const format = formatOf(answers);
    const knative = isKnative(answers);
    const transformer = truthAnswer(answers, 'transformer');
    const explainer = truthAnswer(answers, 'explainer');
    const { values, parts, variants } = sharedContent(answers, settings, {
      kind: 'isvc',
      deployFolder: 'deploy/base',
      canaries: knative,
      hasImage: transformer || explainer,
      language: 'Python',
    });
    return {
      values: {
        ...values,
        knative,
        format: textAnswer(answers, 'format'),
        storageUri: textAnswer(answers, 'storageUri'),
        protocol: protocolOf(answers),
        metricsPort: format.metricsPort,
        replicas: replicaValues(answers, REPLICAS),
        cpu: textAnswer(answers, 'cpu') || '1',
        memory: textAnswer(answers, 'memory') || '2Gi',
        concurrency: numberAnswer(answers, 'concurrency', 4),
        accelerator: acceleratorValues(answers, settings),
        transformer,
        explainer,
      },
      parts: [
        'inference-service',
        ...(knative ? ['inference-service-canary'] : []),
        ...parts,
      ],
      variants,
    };
  },
};

function formatOf(answers: Answers): Format {
  return FORMATS[textAnswer(answers, 'format')] ?? TRITON;
}

/** KServe's explainers ask a model by version 1 only. */
function protocolOf(answers: Answers): 'v1' | 'v2' {
  const { protocols } = formatOf(answers);
  const wanted = truthAnswer(answers, 'explainer') ? 'v1' : protocols[0];
  return protocols.find(protocol => protocol === wanted) ?? 'v2';
}

function isKnative(answers: Answers): boolean {
  return textAnswer(answers, 'mode') !== 'Standard';
}

function scalingProblems(answers: Answers): OptionProblem[] {
  const replicas = replicaValues(answers, REPLICAS);
  const { least } = replicas;
  const loads = numberAnswer(answers, 'loadSeconds', 30);
  const problems = replicaProblems(replicas);
  if (least === 0 && !isKnative(answers)) {
    problems.push({
      fields: ['minReplicas', 'mode'],
      reason:
        'Only Knative starts a service that has no replicas when a request comes: keep at least one, or choose Knative',
    });
  }
  if (least === 0 && loads > 60) {
    problems.push({
      fields: ['minReplicas', 'loadSeconds'],
      reason: `The first request after a quiet time would wait ${loads} s for the model to load: keep at least one replica`,
    });
  }
  return problems;
}

function acceleratorProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  const accelerator = acceleratorValues(answers, settings);
  if (!accelerator) {
    return [];
  }
  const format = textAnswer(answers, 'format');
  const problems: OptionProblem[] = [];
  if (!formatOf(answers).accelerates) {
    problems.push({
      fields: ['accelerator', 'format'],
      reason: `KServe's runtime for ${format} computes on the CPU: an accelerator would stay idle`,
    });
  }
  if (!isKnative(answers) && !settings.prometheusUrl) {
    problems.push({
      fields: ['mode', 'accelerator'],
      reason:
        'Without Knative a service on accelerators scales by its requests as a Prometheus counts them, and no prometheusUrl is configured: choose Knative',
    });
  }
  return problems;
}

/** Without Knative a new version replaces the former one: nobody is asked, nothing compared. */
function modeProblems(answers: Answers): OptionProblem[] {
  return isKnative(answers)
    ? []
    : ['approval', 'autoRollback'].flatMap(field =>
        truthAnswer(answers, field)
          ? [
              {
                fields: [field, 'mode'],
                reason:
                  'Only Knative has a new version beside the former one, to be promoted or rolled back: choose Knative, or leave this off',
              },
            ]
          : [],
      );
}

function explainerProblems(answers: Answers): OptionProblem[] {
  const format = textAnswer(answers, 'format');
  return truthAnswer(answers, 'explainer') && protocolOf(answers) !== 'v1'
    ? [
        {
          fields: ['explainer', 'format'],
          reason: `An explainer asks the model by protocol v1, and ${format} is served by v2 only: leave explanations out`,
        },
      ]
    : [];
}

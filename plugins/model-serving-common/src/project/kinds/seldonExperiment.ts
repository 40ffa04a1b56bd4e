import { parseQuantity } from '../../kubernetes/quantity';
import { acceleratorValues } from '../acceleratorValues';
import { numberAnswer, textAnswer, truthAnswer } from '../answers';
import { firstVersionProblems } from '../firstVersionProblems';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import { prometheusPlace } from '../prometheusPlace';
import { sharedContent } from '../sharedContent';

/** What Seldon serves a format by. */
interface Format {
  /** the configuration of Servers that load it */
  serverConfig: 'mlserver' | 'triton';
  /** whether it computes on an accelerator: never, if there is one, or nowhere else */
  accelerates: 'never' | 'maybe' | 'only';
}

const ON_CPUS: Format = { serverConfig: 'mlserver', accelerates: 'never' };
const TRITON: Format = { serverConfig: 'triton', accelerates: 'maybe' };

/** Formats by the name that a Model requires (SeldonIO/seldon-core: docs, inference artifacts). */
const FORMATS: Readonly<Record<string, Format>> = {
  mlflow: ON_CPUS,
  sklearn: ON_CPUS,
  xgboost: ON_CPUS,
  lightgbm: ON_CPUS,
  huggingface: { serverConfig: 'mlserver', accelerates: 'maybe' },
  tensorflow: TRITON,
  pytorch: TRITON,
  onnx: TRITON,
  openvino: { serverConfig: 'triton', accelerates: 'never' },
  tensorrt: { serverConfig: 'triton', accelerates: 'only' },
};

/** What a Model of one's own code requires (docs: inference artifacts, Custom Python). */
const CODE = ['mlserver', 'python'];

/** Places that KServe knows and rclone, by which Core 2 fetches models, does not. */
const NOT_OF_RCLONE = /^(oci|pvc|hf):/;

const MEBIBYTE = 2 ** 20;
const MEBIBYTES_OF_CODE = 256;

/** Models of Seldon Core 2, an Experiment that shares requests out among them, and a Pipeline. */
export const seldonExperiment: ProjectKind = {
  template: 'seldon-experiment',

  problems(answers, settings) {
    return [
      ...replicaProblems(answers),
      ...placeProblems(answers),
      ...mirrorProblems(answers),
      ...stepProblems(answers),
      ...acceleratorProblems(answers, settings),
      ...firstVersionProblems(answers, []),
    ];
  },

  content(answers, settings) {
    const applies = textAnswer(answers, 'delivery') !== 'argocd';
    const { values, ...rest } = sharedContent(answers, settings, {
      kind: 'experiment',
      deployFolder: 'deploy/canary',
      canaries: true,
      hasImage: false,
      language: 'Python',
    });
    return {
      values: {
        ...values,
        turns: applies,
        applies,
        // Each Model and Pipeline is one, beside the Experiment.
        manyServices: true,
        // The scheduler tells Envoy the weights, and nobody else: waiting for them would never end.
        untoldTraffic: true,
        prometheus: prometheusPlace(settings),
        ...modelValues(answers),
        ...serverValues(answers, settings),
        steps: stepsOf(answers),
        codeUri: textAnswer(answers, 'codeUri').replace(/\/+$/, ''),
        cleanTopics: truthAnswer(answers, 'cleanTopics'),
      },
      ...rest,
    };
  },
};

function modelValues(answers: Answers) {
  const server = ownServer(answers);
  return {
    format: formatName(answers),
    storageUri: textAnswer(answers, 'storageUri'),
    secretName: textAnswer(answers, 'secretName'),
    // A name of its own keeps a Model off the Servers of others.
    requirements: [formatName(answers), ...(server ? [server] : [])],
    memory: textAnswer(answers, 'memory') || '1Gi',
    replicas: replicasOf(answers),
    mirror: mirrorOf(answers),
  };
}

function serverValues(answers: Answers, settings: ProjectSettings) {
  const server = ownServer(answers);
  const { serverConfig } = formatOf(answers);
  const runsCode =
    server !== undefined &&
    serverConfig === 'mlserver' &&
    stepsOf(answers).length > 0;
  return {
    server,
    serverConfig,
    capabilities: [
      ...new Set([formatName(answers), ...(runsCode ? CODE : [])]),
      ...(server ? [server] : []),
    ],
    codeRequirements: [...CODE, ...(runsCode ? [server] : [])],
    serverMemory: `${serverMebibytes(answers, runsCode)}Mi`,
    cpu: textAnswer(answers, 'cpu') || '1',
    podMonitor: server !== undefined && answers.podMonitor !== false,
    accelerator: server ? acceleratorValues(answers, settings) : undefined,
  };
}

/**
 * What a replica of the Server has to hold: the stable version, the one that takes its place while
 * it is replaced, a new one beside them, and what else is loaded.
 */
function serverMebibytes(answers: Answers, runsCode: boolean): number {
  const memory = parseQuantity(textAnswer(answers, 'memory') || '1Gi') ?? 0;
  const models = 3 + Number(mirrorOf(answers) !== undefined);
  const code = runsCode ? stepsOf(answers).length * MEBIBYTES_OF_CODE : 0;
  return Math.ceil((models * memory) / MEBIBYTE) + code;
}

function formatName(answers: Answers): string {
  return textAnswer(answers, 'format') || 'mlflow';
}

function formatOf(answers: Answers): Format {
  const name = formatName(answers);
  return (Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined) ?? ON_CPUS;
}

/** The name of the project's own Server; undefined where it shares those that are there. */
function ownServer(answers: Answers): string | undefined {
  return textAnswer(answers, 'server') === 'own'
    ? textAnswer(answers, 'name')
    : undefined;
}

function replicasOf(answers: Answers) {
  return {
    least: numberAnswer(answers, 'minReplicas', 1),
    most: numberAnswer(answers, 'maxReplicas', 1),
  };
}

function mirrorOf(answers: Answers) {
  const uri = textAnswer(answers, 'mirrorUri');
  return uri === ''
    ? undefined
    : { uri, percent: numberAnswer(answers, 'mirrorPercent', 20) };
}

/** Code of one's own in the Pipeline, by the names of its folders, the first one first. */
function stepsOf(answers: Answers): Array<'before' | 'after'> {
  switch (answers.steps) {
    case 'both':
      return ['before', 'after'];
    case 'before':
    case 'after':
      return [answers.steps];
    default:
      return [];
  }
}

function replicaProblems(answers: Answers): OptionProblem[] {
  const { least, most } = replicasOf(answers);
  return most < least
    ? [
        {
          fields: ['maxReplicas', 'minReplicas'],
          reason: `At most ${most} replicas are fewer than the ${least} that are always kept`,
        },
      ]
    : [];
}

function placeProblems(answers: Answers): OptionProblem[] {
  return ['storageUri', 'mirrorUri', 'codeUri'].flatMap(field => {
    const [, scheme] = NOT_OF_RCLONE.exec(textAnswer(answers, field)) ?? [];
    return scheme === undefined
      ? []
      : [
          {
            fields: [field],
            reason: `Seldon Core 2 fetches models by rclone, which knows no ${scheme}: choose a folder in an object storage`,
          },
        ];
  });
}

function mirrorProblems(answers: Answers): OptionProblem[] {
  const mirror = mirrorOf(answers);
  return mirror && mirror.uri === textAnswer(answers, 'storageUri')
    ? [
        {
          fields: ['mirrorUri', 'storageUri'],
          reason:
            'The mirror is the model itself: its answers would be compared with the same answers',
        },
      ]
    : [];
}

function stepProblems(answers: Answers): OptionProblem[] {
  const steps = stepsOf(answers);
  const problems: OptionProblem[] = [];
  if (steps.length > 0 && textAnswer(answers, 'codeUri') === '') {
    problems.push({
      fields: ['codeUri', 'steps'],
      reason:
        'Servers load code as they load models: say which folder it is copied to, or leave the Pipeline out',
    });
  }
  if (steps.length > 0 && truthAnswer(answers, 'firstVersion')) {
    problems.push({
      fields: ['firstVersion', 'steps'],
      reason:
        'Servers would find no code: scripts/upload.sh copies it there once the project is made. Leave the first version to the pipeline',
    });
  }
  if (steps.length === 0 && truthAnswer(answers, 'cleanTopics')) {
    problems.push({
      fields: ['cleanTopics', 'steps'],
      reason:
        'Only a Pipeline has topics in Kafka: a model alone is asked directly',
    });
  }
  return problems;
}

function acceleratorProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  const format = formatName(answers);
  const { accelerates } = formatOf(answers);
  if (!acceleratorValues(answers, settings)) {
    return accelerates === 'only'
      ? [
          {
            fields: ['accelerator', 'format'],
            reason: `${format} runs on accelerators only: choose one, or another format`,
          },
        ]
      : [];
  }
  const problems: OptionProblem[] = [];
  if (ownServer(answers) === undefined) {
    problems.push({
      fields: ['accelerator', 'server'],
      reason:
        'An accelerator is held by a Server, and those that are there are not the project’s: choose a Server of its own',
    });
  }
  if (accelerates === 'never') {
    problems.push({
      fields: ['accelerator', 'format'],
      reason: `${format} is computed on the CPU: an accelerator would stay idle`,
    });
  }
  return problems;
}

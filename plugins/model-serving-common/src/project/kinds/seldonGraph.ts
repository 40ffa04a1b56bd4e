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

/** What a graph does with its models. */
const SHAPES = ['model', 'abtest', 'bandit', 'combiner'] as const;
type Shape = (typeof SHAPES)[number];

/** Of Seldon's servers, the one that computes on accelerators. */
const ACCELERATED = 'TENSORFLOW_SERVER';

const REPLICAS: ReplicaValues = { least: 1, most: 3 };

/** A SeldonDeployment of Seldon Core v1: models, and what is before, between and behind them. */
export const seldonGraph: ProjectKind = {
  template: 'seldon-graph',

  problems(answers, settings) {
    return [
      ...replicaProblems(replicaValues(answers, REPLICAS)),
      ...modelProblems(answers),
      ...explainerProblems(answers),
      ...acceleratorProblems(answers, settings),
      ...firstVersionProblems(answers, imageFields(answers)),
    ];
  },

  content(answers, settings) {
    const applies = textAnswer(answers, 'delivery') !== 'argocd';
    const shape = shapeOf(answers);
    const { values, ...rest } = sharedContent(answers, settings, {
      kind: 'sdep',
      // Two predictors take turns: which folder is the next one's depends on what serves now.
      deployFolder: applies ? 'deploy/$(shell scripts/next.sh)' : 'deploy/base',
      canaries: true,
      hasImage: imageFields(answers).length > 0,
      language: 'Python',
    });
    return {
      values: {
        ...values,
        turns: applies,
        applies,
        shape,
        transformer: truthAnswer(answers, 'transformer'),
        models: modelsOf(answers),
        firstPercent: numberAnswer(answers, 'firstPercent', 50),
        firstShare: numberAnswer(answers, 'firstPercent', 50) / 100,
        epsilon: numberAnswer(answers, 'epsilonPercent', 10) / 100,
        server: textAnswer(answers, 'server') || 'SKLEARN_SERVER',
        modelPath: modelPathOf(answers),
        explainer: explainerOf(answers),
        replicas: replicaValues(answers, REPLICAS),
        concurrency: numberAnswer(answers, 'concurrency', 4),
        cpu: textAnswer(answers, 'cpu') || '1',
        memory: textAnswer(answers, 'memory') || '2Gi',
        accelerator: acceleratorValues(answers, settings),
      },
      ...rest,
    };
  },
};

/** What was answered that needs code of the project's own. */
function imageFields(answers: Answers): string[] {
  return [
    ...(truthAnswer(answers, 'transformer') ? ['transformer'] : []),
    ...(['bandit', 'combiner'].includes(shapeOf(answers)) ? ['shape'] : []),
  ];
}

function shapeOf(answers: Answers): Shape {
  return SHAPES.find(shape => shape === answers.shape) ?? 'model';
}

/** By the names of their units, which are also those of their containers. */
function modelsOf(answers: Answers) {
  const first = { name: 'model', uri: textAnswer(answers, 'storageUri') };
  return shapeOf(answers) === 'model'
    ? [first]
    : [first, { name: 'second', uri: textAnswer(answers, 'secondUri') }];
}

/** Where the first model is within a predictor, as a JSON pointer has it. */
function modelPathOf(answers: Answers): string {
  const above =
    Number(truthAnswer(answers, 'transformer')) +
    Number(shapeOf(answers) !== 'model');
  return `/graph${'/children/0'.repeat(above)}/modelUri`;
}

function explainerOf(answers: Answers) {
  const type = textAnswer(answers, 'explainer');
  return type === '' || type === 'none'
    ? undefined
    : { type, uri: textAnswer(answers, 'explainerUri') };
}

function modelProblems(answers: Answers): OptionProblem[] {
  const second = textAnswer(answers, 'secondUri');
  if (shapeOf(answers) === 'model') {
    return [];
  }
  if (second === textAnswer(answers, 'storageUri') && second !== '') {
    return [
      {
        fields: ['secondUri', 'storageUri'],
        reason:
          'Both models are the same one: say where the other one is, or choose a single model',
      },
    ];
  }
  return second === ''
    ? [
        {
          fields: ['secondUri', 'shape'],
          reason:
            'There is nothing to choose between, or to put together, with one model: say where the second one is, or choose a single model',
        },
      ]
    : [];
}

function explainerProblems(answers: Answers): OptionProblem[] {
  const explainer = explainerOf(answers);
  if (!explainer) {
    return [];
  }
  if (shapeOf(answers) !== 'model') {
    return [
      {
        fields: ['explainer', 'shape'],
        reason:
          'An explanation is one of a single model, and the explainer would ask another one each time: leave it out, or choose a single model',
      },
    ];
  }
  return explainer.uri === ''
    ? [
        {
          fields: ['explainerUri', 'explainer'],
          reason: `An ${explainer.type} explainer is trained beside the model: say where it is, or leave it out`,
        },
      ]
    : [];
}

function acceleratorProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  if (!acceleratorValues(answers, settings)) {
    return [];
  }
  const server = textAnswer(answers, 'server') || 'SKLEARN_SERVER';
  const { least, most } = replicaValues(answers, REPLICAS);
  const problems: OptionProblem[] = [];
  if (server !== ACCELERATED) {
    problems.push({
      fields: ['accelerator', 'server'],
      reason: `${server} computes on the CPU: an accelerator would stay idle`,
    });
  }
  if (most > least && !settings.prometheusUrl) {
    problems.push({
      fields: ['maxReplicas', 'accelerator'],
      reason:
        'A graph on accelerators scales by its requests as a Prometheus counts them, and no prometheusUrl is configured: choose as many replicas at most as at least',
    });
  }
  return problems;
}

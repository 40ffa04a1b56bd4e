import { acceleratorValues } from '../acceleratorValues';
import { textAnswer, truthAnswer } from '../answers';
import { firstVersionProblems } from '../firstVersionProblems';
import type { Answers, OptionProblem } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import { replicaProblems } from '../replicaValues';
import {
  formatName,
  formatOf,
  mirrorOf,
  ownServer,
  replicasOf,
  SELDON_NAMES,
  stepsOf,
} from './seldonModelAnswers';

/** Places that KServe knows and rclone, by which Core 2 fetches models, does not. */
const NOT_OF_RCLONE = /^(oci|pvc|hf):/;

/** What makes no sense together of a project on Seldon Core 2. */
export function seldonExperimentProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  return [
    ...replicaProblems(replicasOf(answers)),
    ...placeProblems(answers),
    ...mirrorProblems(answers),
    ...stepProblems(answers),
    ...serverProblems(answers),
    ...acceleratorProblems(answers, settings),
    ...firstVersionProblems(answers, []),
  ];
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

function serverProblems(answers: Answers): OptionProblem[] {
  const server = ownServer(answers);
  return server !== undefined && SELDON_NAMES.includes(server)
    ? [
        {
          fields: ['name', 'server'],
          reason: `Servers that are there already are called ${server}, or load what is: a Server of this name would not be the project’s alone. Choose another name`,
        },
      ]
    : [];
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

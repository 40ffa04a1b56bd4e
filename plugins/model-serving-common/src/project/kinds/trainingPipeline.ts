import { numberAnswer, textAnswer, truthAnswer } from '../answers';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import { sharedContent } from '../sharedContent';

/** The account that runs of a Kubeflow profile have (kubeflow/manifests: profiles). */
const PROFILE_ACCOUNT = 'default-editor';
/** What a classifier reaches that only guesses, as the area under its curve. */
const CHANCE = 0.5;

/** A pipeline of Kubeflow that trains versions, and lets only good ones near production. */
export const trainingPipeline: ProjectKind = {
  template: 'training-pipeline',

  problems(answers, settings) {
    return [
      ...trackingProblems(answers, settings),
      ...limitProblems(answers),
      ...serviceProblems(answers),
      ...columnProblems(answers),
    ];
  },

  content(answers, settings) {
    const { values, ...rest } = sharedContent(answers, settings, {
      kind: 'cronjob',
      deployFolder: 'deploy/base',
      canaries: false,
      hasImage: true,
      language: 'Python',
    });
    const name = textAnswer(answers, 'name');
    const deploys = isDeployed(answers);
    return {
      values: {
        ...values,
        job: true,
        training: true,
        task: textAnswer(answers, 'task') || 'classification',
        model: textAnswer(answers, 'model') || name,
        data: textAnswer(answers, 'data'),
        key: textAnswer(answers, 'key') || 'id',
        target: textAnswer(answers, 'target') || 'target',
        leastRows: numberAnswer(answers, 'leastRows', 1000),
        leastScore: numberAnswer(answers, 'leastScore', 0.7),
        worsePercent: numberAnswer(answers, 'worsePercent', 1),
        worseShare: numberAnswer(answers, 'worsePercent', 1) / 100,
        mlflowUrl: mlflowUrlOf(answers, settings),
        pipelinesUrl: textAnswer(answers, 'pipelinesUrl'),
        runner: runnerOf(answers),
        deploys,
        approval: deploys && truthAnswer(answers, 'approval'),
        modelService: textAnswer(answers, 'modelService'),
        schedule: textAnswer(answers, 'schedule') || '0 4 * * 1',
        timeZone: textAnswer(answers, 'timeZone') || 'Etc/UTC',
        deadlineSeconds: deadlineSeconds(answers, values),
        cpu: textAnswer(answers, 'cpu') || '1',
        memory: textAnswer(answers, 'memory') || '2Gi',
      },
      ...rest,
    };
  },
};

function isDeployed(answers: Answers): boolean {
  return textAnswer(answers, 'deployment') !== 'register';
}

function mlflowUrlOf(answers: Answers, settings: ProjectSettings): string {
  return textAnswer(answers, 'mlflowUrl') || (settings.mlflowUrl ?? '');
}

/**
 * Whom the steps run as. In a profile of Kubeflow that is an account of the profile; without
 * profiles all runs are in one namespace, with an account there.
 */
function runnerOf(answers: Answers) {
  const here = textAnswer(answers, 'namespace');
  const [namespace = '', name = ''] = textAnswer(answers, 'runner').split('/');
  return namespace === '' || name === ''
    ? { namespace: here, name: PROFILE_ACCOUNT, inProfile: true }
    : { namespace, name, inProfile: namespace === here };
}

/** Training has its own time; a canary is watched on top of that. */
function deadlineSeconds(
  answers: Answers,
  { canary }: Record<string, unknown>,
): number {
  const { timeoutMinutes = 0 } = canary as { timeoutMinutes?: number };
  const watching = isDeployed(answers) ? timeoutMinutes : 0;
  return 60 * (numberAnswer(answers, 'deadlineMinutes', 120) + watching);
}

function trackingProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  return mlflowUrlOf(answers, settings) === ''
    ? [
        {
          fields: ['mlflowUrl'],
          reason:
            'No mlflowUrl is configured, and versions cannot be compared without a registry: say where MLflow is',
        },
      ]
    : [];
}

function limitProblems(answers: Answers): OptionProblem[] {
  const least = numberAnswer(answers, 'leastScore', 0.7);
  return textAnswer(answers, 'task') !== 'regression' && least <= CHANCE
    ? [
        {
          fields: ['leastScore', 'task'],
          reason: `A classifier that guesses reaches ${CHANCE}: demand more than ${least}`,
        },
      ]
    : [];
}

function serviceProblems(answers: Answers): OptionProblem[] {
  if (!isDeployed(answers)) {
    return [];
  }
  const service = textAnswer(answers, 'modelService');
  if (service === '') {
    return [
      {
        fields: ['modelService'],
        reason:
          'A canary needs the InferenceService that it is beside: name it, or only register versions',
      },
    ];
  }
  return service === textAnswer(answers, 'name')
    ? [
        {
          fields: ['name', 'modelService'],
          reason: `The catalogue has one entry of each name, and ${service} is the service's: call the pipeline e.g. ${service}-training`,
        },
      ]
    : [];
}

function columnProblems(answers: Answers): OptionProblem[] {
  const key = textAnswer(answers, 'key') || 'id';
  const target = textAnswer(answers, 'target') || 'target';
  return key === target
    ? [
        {
          fields: ['target', 'key'],
          reason: `Column ${key} cannot be both what names a row and what is learnt`,
        },
      ]
    : [];
}

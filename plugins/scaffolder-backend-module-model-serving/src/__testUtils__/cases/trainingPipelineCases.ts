import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const TRAINING = {
  name: 'credit-training',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  data: 's3://data/credit/training.csv',
  mlflowUrl: 'http://mlflow.ml:5000',
};

const CANARY_TRAINING = { ...TRAINING, modelService: 'credit-score' };

export const trainingPipelineCases: readonly TemplateCase[] = [
  { template: 'training-pipeline', name: 'defaults', answers: CANARY_TRAINING },
  {
    template: 'training-pipeline',
    name: 'a number, an approval, no profiles, GitLab',
    answers: {
      ...CANARY_TRAINING,
      task: 'regression',
      leastScore: 0.4,
      worsePercent: 0,
      approval: true,
      canaryPercent: 5,
      canaryTimeout: '30m',
      runner: 'kubeflow/pipeline-runner',
      ci: 'gitlab',
    },
  },
  {
    template: 'training-pipeline',
    name: 'registered only, Argo CD, Tekton',
    answers: {
      ...TRAINING,
      deployment: 'register',
      delivery: 'argocd',
      ci: 'tekton',
    },
  },
  {
    template: 'training-pipeline',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...CANARY_TRAINING,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      key: 'a "key" \\ #{x}',
      target: "it's | `paid`",
      ci: 'jenkins',
    },
  },
];

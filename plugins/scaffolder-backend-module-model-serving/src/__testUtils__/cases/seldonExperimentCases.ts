import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const CHURN = {
  name: 'churn-risk',
  owner: 'group:default/marketing',
  namespace: 'marketing',
  storageUri: 's3://models/churn/3',
};

export const seldonExperimentCases: readonly TemplateCase[] = [
  { template: 'seldon-experiment', name: 'defaults', answers: CHURN },
  {
    template: 'seldon-experiment',
    name: 'code around a model on a Server of its own, GitLab, approval',
    answers: {
      ...CHURN,
      title: 'Churn risk',
      system: 'retention',
      format: 'sklearn',
      steps: 'both',
      codeUri: 's3://models/churn/code/',
      cleanTopics: true,
      secretName: 'model-storage',
      server: 'own',
      minReplicas: 2,
      maxReplicas: 4,
      mirrorUri: 's3://models/churn/2',
      ci: 'gitlab',
      approval: true,
    },
  },
  {
    template: 'seldon-experiment',
    name: 'a GPU, Argo CD, Tekton',
    answers: {
      ...CHURN,
      format: 'onnx',
      memory: '6Gi',
      server: 'own',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      podMonitor: false,
      steps: 'before',
      codeUri: 's3://models/churn/code',
      delivery: 'argocd',
      ci: 'tekton',
      approval: true,
    },
  },
  {
    template: 'seldon-experiment',
    name: 'a mirror and code behind the model, Argo CD',
    answers: {
      ...CHURN,
      mirrorUri: 's3://models/churn/2',
      mirrorPercent: 100,
      steps: 'after',
      codeUri: 's3://models/churn/code',
      delivery: 'argocd',
    },
  },
  {
    template: 'seldon-experiment',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...CHURN,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      steps: 'before',
      codeUri: 's3://models/churn/code',
      server: 'own',
      autoRollback: true,
      ci: 'jenkins',
    },
  },
];

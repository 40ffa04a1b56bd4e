import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const KSERVE = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  storageUri: 's3://models/credit/3',
};

export const kserveModelCases: readonly TemplateCase[] = [
  { template: 'kserve-model', name: 'defaults', answers: KSERVE },
  {
    template: 'kserve-model',
    name: 'code beside a model on a GPU, GitLab and Argo CD',
    answers: {
      ...KSERVE,
      title: 'Credit score',
      description: 'Tells how likely a loan is paid back',
      system: 'lending',
      format: 'tensorflow',
      modelVersion: '3.1',
      accelerator: 'nvidia.com/gpu',
      acceleratorCount: 2,
      pool: 'a100',
      loadSeconds: 600,
      minReplicas: 2,
      maxReplicas: 8,
      transformer: true,
      explainer: true,
      ci: 'gitlab',
      delivery: 'argocd',
      approval: true,
      latencyMilliseconds: 250,
      repoUrl: 'gitlab.example.com?owner=fraud&repo=credit-score',
    },
  },
  {
    template: 'kserve-model',
    name: 'Deployments, Jenkins',
    answers: { ...KSERVE, mode: 'Standard', format: 'onnx', ci: 'jenkins' },
  },
  {
    template: 'kserve-model',
    name: 'scaled to none, Tekton with an approval',
    answers: {
      ...KSERVE,
      minReplicas: 0,
      transformer: true,
      ci: 'tekton',
      approval: true,
      autoRollback: true,
    },
  },
  {
    template: 'kserve-model',
    name: 'text that is code elsewhere',
    answers: {
      ...KSERVE,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      ci: 'jenkins',
      explainer: true,
      format: 'sklearn',
    },
  },
];

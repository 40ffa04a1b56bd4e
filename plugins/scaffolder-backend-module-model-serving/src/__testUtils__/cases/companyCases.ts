import type { TemplateCase } from '../TemplateCase';

const OWNER = {
  owner: 'group:default/fraud',
  namespace: 'fraud',
  // A hundredth of it is no number that computers have.
  errorPercent: 7,
};
const GPU = { accelerator: 'nvidia.com/gpu', pool: 'a100', maxReplicas: 4 };

/** Options that are refused unless a Prometheus is configured. */
export const companyCases: readonly TemplateCase[] = [
  {
    template: 'kserve-model',
    name: 'Deployments that scale by requests',
    answers: {
      ...OWNER,
      ...GPU,
      name: 'credit-score',
      storageUri: 's3://models/credit/3',
      mode: 'Standard',
      format: 'onnx',
    },
  },
  {
    template: 'kserve-llm',
    name: 'engines that scale by requests',
    answers: {
      ...OWNER,
      ...GPU,
      name: 'chat',
      storageUri: 'hf://example-org/chat-8b',
    },
  },
  {
    template: 'seldon-graph',
    name: 'a graph that scales by requests',
    answers: {
      ...OWNER,
      ...GPU,
      name: 'loan-risk',
      storageUri: 's3://models/loans/3',
      server: 'TENSORFLOW_SERVER',
    },
  },
  {
    template: 'python-service',
    name: 'a service of our own that scales by requests',
    answers: { ...OWNER, ...GPU, name: 'churn' },
  },
  {
    template: 'python-service',
    name: 'a service of our own that scales by requests, Argo CD',
    answers: { ...OWNER, ...GPU, name: 'churn', delivery: 'argocd' },
  },
];

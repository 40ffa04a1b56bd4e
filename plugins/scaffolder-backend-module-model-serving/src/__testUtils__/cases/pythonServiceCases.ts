import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const SERVICE = {
  name: 'churn',
  owner: 'group:default/marketing',
  namespace: 'marketing',
};

export const pythonServiceCases: readonly TemplateCase[] = [
  { template: 'python-service', name: 'defaults', answers: SERVICE },
  {
    template: 'python-service',
    name: 'a host of its own, GitLab, approval',
    answers: {
      ...SERVICE,
      host: 'churn.models.example.com',
      ci: 'gitlab',
      approval: true,
      maxReplicas: 20,
      loadSeconds: 120,
      latencyMilliseconds: 200,
    },
  },
  {
    template: 'python-service',
    name: 'Argo CD, Tekton',
    answers: { ...SERVICE, delivery: 'argocd', ci: 'tekton' },
  },
  {
    template: 'python-service',
    name: 'on a GPU, as many replicas as there are',
    answers: {
      ...SERVICE,
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      minReplicas: 2,
      maxReplicas: 2,
    },
  },
  {
    template: 'python-service',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...SERVICE,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      ci: 'jenkins',
    },
  },
];

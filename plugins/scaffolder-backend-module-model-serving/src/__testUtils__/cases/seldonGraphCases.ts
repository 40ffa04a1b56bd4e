import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const GRAPH = {
  name: 'loan-risk',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  storageUri: 's3://models/loans/3',
};

export const seldonGraphCases: readonly TemplateCase[] = [
  { template: 'seldon-graph', name: 'defaults', answers: GRAPH },
  {
    template: 'seldon-graph',
    name: 'a bandit behind a transformer, GitLab, approval',
    answers: {
      ...GRAPH,
      system: 'lending',
      shape: 'bandit',
      secondUri: 's3://models/loans/4',
      transformer: true,
      ci: 'gitlab',
      approval: true,
      latencyMilliseconds: 200,
    },
  },
  {
    template: 'seldon-graph',
    name: 'an A/B test on GPUs, Argo CD, Tekton',
    answers: {
      ...GRAPH,
      shape: 'abtest',
      secondUri: 's3://models/loans/4',
      firstPercent: 80,
      server: 'TENSORFLOW_SERVER',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      minReplicas: 2,
      maxReplicas: 2,
      delivery: 'argocd',
      ci: 'tekton',
    },
  },
  {
    template: 'seldon-graph',
    name: 'a combiner behind a transformer, Argo CD',
    answers: {
      ...GRAPH,
      shape: 'combiner',
      secondUri: 's3://models/loans/4',
      transformer: true,
      delivery: 'argocd',
    },
  },
  {
    template: 'seldon-graph',
    name: 'explained, text that is code elsewhere, Jenkins',
    answers: {
      ...GRAPH,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      explainer: 'AnchorTabular',
      explainerUri: 's3://models/loans/explainer',
      ci: 'jenkins',
    },
  },
];

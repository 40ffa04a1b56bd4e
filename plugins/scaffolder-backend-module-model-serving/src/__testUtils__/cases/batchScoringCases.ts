import { HOSTILE } from '../hostileText';
import type { TemplateCase } from '../TemplateCase';

const SCORING = {
  name: 'nightly-scores',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  serviceUrl: 'http://credit.fraud.svc/v1/models/credit:predict',
};

export const batchScoringCases: readonly TemplateCase[] = [
  { template: 'batch-scoring', name: 'defaults', answers: SCORING },
  {
    template: 'batch-scoring',
    name: 'files, GitLab, Argo CD',
    answers: {
      ...SCORING,
      source: 'objects',
      ci: 'gitlab',
      delivery: 'argocd',
    },
  },
  {
    template: 'batch-scoring',
    name: 'a database by JDBC, Tekton',
    answers: {
      ...SCORING,
      source: 'jdbc',
      driver: 'com.microsoft.sqlserver:mssql-jdbc:12.8.1.jre11',
      ci: 'tekton',
    },
  },
  {
    template: 'batch-scoring',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...SCORING,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      query: 'SELECT id, "amount" FROM a WHERE name = \'x: #{}\'',
      ci: 'jenkins',
    },
  },
];

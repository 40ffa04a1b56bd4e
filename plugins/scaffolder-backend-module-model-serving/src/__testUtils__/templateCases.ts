/** Answers to the forms of our templates; what is left out is at its default. */
export interface TemplateCase {
  template: string;
  /** names what is special about it */
  name: string;
  answers: Readonly<Record<string, unknown>>;
}

const KSERVE = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  storageUri: 's3://models/credit/3',
};

const LLM = {
  name: 'chat',
  owner: 'group:default/assist',
  namespace: 'assist',
  storageUri: 'hf://example-org/chat-8b',
};

const GRAPH = {
  name: 'loan-risk',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  storageUri: 's3://models/loans/3',
};

const SERVICE = {
  name: 'churn',
  owner: 'group:default/marketing',
  namespace: 'marketing',
};

const SCORING = {
  name: 'nightly-scores',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  serviceUrl: 'http://credit.fraud.svc/v1/models/credit:predict',
};

const TRAINING = {
  name: 'credit-training',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  data: 's3://data/credit/training.csv',
  mlflowUrl: 'http://mlflow.ml:5000',
};

const CANARY_TRAINING = { ...TRAINING, modelService: 'credit-score' };

/** Text that would be code, or another type, wherever it is not escaped. */
const HOSTILE =
  'no: "\'$(id) `id` ${HOME} {{ x }} {% raw %} <b>|*_# \\ ${{ values.name }}';

/** Every template in several sets of options; each is rendered by both faces. */
export const TEMPLATE_CASES: readonly TemplateCase[] = [
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
  { template: 'kserve-llm', name: 'defaults', answers: LLM },
  {
    template: 'kserve-llm',
    name: 'spread over accelerators with adapters, GitLab and Argo CD',
    answers: {
      ...LLM,
      title: 'Chat',
      system: 'assistant',
      servedName: 'example-org/chat',
      loraAdapters: 'legal=hf://example-org/legal, sql=s3://adapters/sql',
      maxLoraRank: 64,
      tensorParallelism: 4,
      pipelineParallelism: 2,
      pool: 'a100',
      contextLength: 32768,
      loadSeconds: 1800,
      minReplicas: 2,
      maxReplicas: 2,
      ci: 'gitlab',
      delivery: 'argocd',
      approval: true,
      latencyMilliseconds: 30000,
    },
  },
  {
    template: 'kserve-llm',
    name: 'the Hugging Face runtime, Tekton',
    answers: {
      ...LLM,
      runtime: 'HuggingFace',
      loraAdapters: 'legal=hf://example-org/legal',
      tensorParallelism: 2,
      maxReplicas: 4,
      ci: 'tekton',
      approval: true,
    },
  },
  {
    template: 'kserve-llm',
    name: 'the Hugging Face runtime on CPUs, Argo CD',
    answers: {
      ...LLM,
      runtime: 'HuggingFace',
      accelerator: 'none',
      delivery: 'argocd',
      autoRollback: true,
    },
  },
  {
    template: 'kserve-llm',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...LLM,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      pipelineParallelism: 2,
      ci: 'jenkins',
    },
  },
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
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...SERVICE,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      ci: 'jenkins',
    },
  },
  { template: 'r-service', name: 'defaults', answers: SERVICE },
  {
    template: 'r-service',
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
    template: 'r-service',
    name: 'Argo CD, Tekton',
    answers: { ...SERVICE, delivery: 'argocd', ci: 'tekton' },
  },
  {
    template: 'r-service',
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...SERVICE,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      ci: 'jenkins',
    },
  },
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
    name: 'text that is code elsewhere, Jenkins',
    answers: {
      ...SCORING,
      title: HOSTILE.slice(0, 80),
      description: HOSTILE,
      query: 'SELECT id, "amount" FROM a WHERE name = \'x: #{}\'',
      ci: 'jenkins',
    },
  },
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

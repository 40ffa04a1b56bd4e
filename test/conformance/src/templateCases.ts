/** Where projects are applied to, unless a test has namespaces of its own. */
export const NAMESPACE = 'made-from-templates';

const KSERVE = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/credit/3',
};

const CHAT = {
  name: 'chat',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 'hf://example-org/chat-8b',
};

const LOANS = {
  name: 'loan-risk',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/loans/3',
};

const RETURNS = {
  name: 'returns',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/returns/3',
};

const CHURN = {
  name: 'churn',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
};

/** Templates of services, each with a name for its answers. */
export const TEMPLATE_CASES: ReadonlyArray<
  [string, string, Record<string, unknown>]
> = [
  ['kserve-model', 'defaults', KSERVE],
  [
    'kserve-model',
    'code and accelerators',
    {
      ...KSERVE,
      format: 'tensorflow',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      transformer: true,
      explainer: true,
      loadSeconds: 900,
    },
  ],
  [
    'kserve-model',
    'Deployments',
    {
      ...KSERVE,
      mode: 'Standard',
      accelerator: 'nvidia.com/gpu',
      format: 'onnx',
    },
  ],
  ['kserve-llm', 'defaults', CHAT],
  [
    'kserve-llm',
    'spread, scaled, with adapters',
    {
      ...CHAT,
      loraAdapters: 'legal=hf://example-org/legal, sql=s3://adapters/sql',
      maxLoraRank: 64,
      tensorParallelism: 4,
      pipelineParallelism: 2,
      contextLength: 32768,
      maxReplicas: 3,
      pool: 'a100',
    },
  ],
  [
    'kserve-llm',
    'Hugging Face',
    {
      ...CHAT,
      runtime: 'HuggingFace',
      loraAdapters: 'legal=hf://example-org/legal',
      tensorParallelism: 2,
      pool: 'a100',
    },
  ],
  ['seldon-graph', 'defaults', LOANS],
  [
    'seldon-graph',
    'a bandit',
    {
      ...LOANS,
      shape: 'bandit',
      secondUri: 's3://models/loans/4',
      transformer: true,
    },
  ],
  [
    'seldon-graph',
    'scaled by requests',
    {
      ...LOANS,
      server: 'TENSORFLOW_SERVER',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
    },
  ],
  [
    'seldon-graph',
    'explained',
    {
      ...LOANS,
      explainer: 'AnchorTabular',
      explainerUri: 's3://models/loans/explainer',
    },
  ],
  ['seldon-experiment', 'defaults', RETURNS],
  [
    'seldon-experiment',
    'code and a mirror',
    {
      ...RETURNS,
      steps: 'both',
      codeUri: 's3://models/returns/code',
      mirrorUri: 's3://models/returns/2',
      secretName: 'model-storage',
    },
  ],
  [
    'seldon-experiment',
    'a Server of its own',
    {
      ...RETURNS,
      format: 'onnx',
      server: 'own',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      minReplicas: 2,
      maxReplicas: 3,
    },
  ],
  ['python-service', 'defaults', CHURN],
  [
    'python-service',
    'scaled by requests',
    { ...CHURN, accelerator: 'nvidia.com/gpu', pool: 'a100' },
  ],
  ['r-service', 'a host of its own', { ...CHURN, host: 'churn.example.com' }],
];

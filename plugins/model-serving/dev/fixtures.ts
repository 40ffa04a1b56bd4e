import {
  unknown,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import {
  aCluster,
  aFleet,
  aPod,
  aRevision,
  aService,
  someTraffic,
} from '../src/__testUtils__/services';
import { graph, pipeline, seldon } from './graphs';
import { aborted, paused } from './rollouts';

const teams = ['team-risk', 'team-search', 'team-vision', 'team-llm'];
const names = ['ranker', 'embedder', 'churn', 'ocr', 'toxicity', 'forecast'];

const gpu = [{ resource: 'nvidia.com/gpu', count: 1 }];

const canary = aService({
  name: 'fraud',
  health: {
    status: 'progressing',
    reason: 'CanaryRollout',
    message: 'Version 4 takes part of the traffic.',
  },
  revisions: [
    aRevision({ name: 'fraud-predictor-00003', traffic: someTraffic(90) }),
    aRevision({
      name: 'fraud-predictor-00004',
      role: 'canary',
      modelVersion: '4',
      storageUri: 's3://models/fraud/4',
      traffic: someTraffic(10),
    }),
  ],
});

const crashing = aService({
  name: 'llm-chat',
  namespace: 'assistants',
  mode: 'Standard',
  owner: 'team-llm',
  accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
  model: {
    name: 'llama-3.1-8b-instruct',
    version: '2026-11-20',
    format: 'huggingface',
    storageUri: 'hf://meta-llama/Llama-3.1-8B-Instruct',
  },
  health: {
    status: 'degraded',
    reason: 'CrashLoopBackOff',
    message: 'The canary’s container is killed for lack of memory.',
  },
  revisions: [
    aRevision({
      name: 'llm-chat-predictor',
      modelVersion: '2026-10-02',
      accelerators: gpu,
      traffic: someTraffic(70, 90),
    }),
    aRevision({
      name: 'llm-chat-predictor-canary',
      role: 'canary',
      modelVersion: '2026-11-20',
      replicas: { wanted: 1, ready: 0 },
      accelerators: gpu,
      traffic: someTraffic(30, 10),
      pods: [
        {
          ...aPod('llm-chat-predictor-canary-7d9f5-x2x9k'),
          state: 'CrashLoopBackOff',
          ready: false,
          restarts: 14,
          node: 'gpu-a100-2',
          accelerators: gpu,
        },
      ],
    }),
  ],
  findings: [
    {
      rule: 'pod-out-of-memory',
      severity: 'error',
      subject: 'Pod/llm-chat-predictor-canary-7d9f5-x2x9k',
      cause:
        'Container kserve-container is killed for using more memory than its limit of 16Gi.',
      evidence: [
        {
          source: 'container',
          subject: 'Pod/llm-chat-predictor-canary-7d9f5-x2x9k',
          detail: 'last state OOMKilled, exit code 137, 14 restarts',
        },
        {
          source: 'event',
          subject: 'Pod/llm-chat-predictor-canary-7d9f5-x2x9k',
          detail: 'BackOff: back-off 5m0s restarting failed container',
        },
      ],
      fix: 'Raise resources.limits.memory of the predictor, or serve a quantised model.',
      docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
    },
    {
      rule: 'traffic-not-programmed',
      severity: 'warning',
      subject: 'HTTPRoute/llm-chat',
      cause:
        'The HTTPRoute sends 10 % to the canary where the spec asks for 30 %.',
      evidence: [
        {
          source: 'route',
          subject: 'HTTPRoute/llm-chat',
          detail: 'backendRefs weights 90 and 10',
        },
      ],
      fix: 'Check the KServe controller’s log; the route has not been updated since the last change of the spec.',
    },
  ],
});

const stopped = aService({
  name: 'sentiment',
  namespace: 'search',
  owner: unknown(
    'neither modeldeck.io/owner nor app.kubernetes.io/part-of is set',
  ),
  health: {
    status: 'idle',
    reason: 'ScaledToZero',
    message: 'No requests: scaled to zero.',
  },
  revisions: [
    aRevision({
      name: 'sentiment-predictor-00001',
      replicas: { wanted: 0, ready: 0 },
      pods: [],
    }),
  ],
});

const failed = aService({
  name: 'pricing',
  cluster: 'edge-eu',
  platform: 'deployment',
  mode: 'HTTPRoute',
  kind: 'Deployment',
  model: {
    name: 'pricing',
    version: unknown('no version label on the Deployment'),
    format: unknown('a Deployment does not say'),
    storageUri: unknown('a Deployment does not say'),
  },
  health: {
    status: 'failed',
    reason: 'ImagePullBackOff',
    message: 'No replica is ready: the image cannot be pulled.',
  },
  revisions: [
    aRevision({
      name: 'pricing-v2',
      replicas: { wanted: 2, ready: 0 },
      traffic: {
        ...someTraffic(100),
        programmed: unknown(
          'httproutes.gateway.networking.k8s.io: reading is forbidden',
        ),
      },
    }),
  ],
});

const many: ModelService[] = Array.from({ length: 40 }, (_, index) =>
  aService({
    name: `${names[index % names.length]}-${index}`,
    namespace: index % 3 ? 'search' : 'vision',
    cluster: index % 5 ? 'prod' : 'edge-eu',
    owner: teams[index % teams.length],
    accelerators: index % 4 ? [] : gpu,
  }),
);

/** A fleet with one of everything that the page has to show. */
export const demoFleet: ModelServiceList = aFleet(
  [
    canary,
    crashing,
    stopped,
    failed,
    seldon,
    graph,
    pipeline,
    paused,
    aborted,
    ...many,
  ],
  [
    aCluster(),
    aCluster({
      name: 'edge-eu',
      gaps: [
        {
          resource: 'httproutes.gateway.networking.k8s.io',
          state: 'forbidden',
          reason: 'httproutes is forbidden: User "modeldeck" cannot list',
          consequence: 'which traffic is programmed',
        },
      ],
    }),
  ],
);

import type { Shape } from './Shape';

/** Fields of tekton.dev/v1 (tektoncd/pipeline: pkg/apis/pipeline/v1). */

const NAMED_VALUE = { 'name!': 'text', 'value!': 'any' } as const;

const PARAM_SPEC = {
  'name!': 'text',
  type: 'text',
  description: 'text',
  properties: 'any',
  default: 'any',
  enum: ['text'],
} as const;

const STEP = {
  'name!': 'text',
  image: 'text',
  command: ['text'],
  args: ['text'],
  workingDir: 'text',
  env: [{ 'name!': 'text', value: 'text', valueFrom: 'any' }],
  envFrom: 'any',
  script: 'text',
  timeout: 'text',
  computeResources: 'any',
  volumeMounts: 'any',
  securityContext: 'any',
  onError: 'text',
  ref: 'any',
  params: [NAMED_VALUE],
  results: 'any',
  workspaces: 'any',
  when: 'any',
} as const;

const TASK_SPEC = {
  displayName: 'text',
  description: 'text',
  params: [PARAM_SPEC],
  workspaces: [
    {
      'name!': 'text',
      description: 'text',
      mountPath: 'text',
      readOnly: 'boolean',
      optional: 'boolean',
    },
  ],
  results: [
    { 'name!': 'text', type: 'text', description: 'text', value: 'any' },
  ],
  volumes: 'any',
  stepTemplate: 'any',
  sidecars: 'any',
  'steps!': [STEP],
} as const;

const PIPELINE_TASK = {
  'name!': 'text',
  displayName: 'text',
  description: 'text',
  taskRef: {
    name: 'text',
    kind: 'text',
    apiVersion: 'text',
    resolver: 'text',
    params: [NAMED_VALUE],
  },
  taskSpec: { ...TASK_SPEC, metadata: 'any' },
  when: [{ input: 'text', operator: 'text', values: ['text'], cel: 'text' }],
  retries: 'number',
  runAfter: ['text'],
  params: [NAMED_VALUE],
  matrix: 'any',
  workspaces: [{ 'name!': 'text', workspace: 'text', subPath: 'text' }],
  timeout: 'text',
  onError: 'text',
} as const;

const PIPELINE_SPEC = {
  displayName: 'text',
  description: 'text',
  params: [PARAM_SPEC],
  workspaces: [{ 'name!': 'text', description: 'text', optional: 'boolean' }],
  results: [NAMED_VALUE],
  'tasks!': [PIPELINE_TASK],
  finally: [PIPELINE_TASK],
} as const;

const WORKSPACE_BINDING = {
  'name!': 'text',
  subPath: 'text',
  volumeClaimTemplate: 'any',
  persistentVolumeClaim: { 'claimName!': 'text', readOnly: 'boolean' },
  emptyDir: 'any',
  configMap: 'any',
  secret: { 'secretName!': 'text', items: 'any', optional: 'boolean' },
  projected: 'any',
  csi: 'any',
} as const;

function object(spec: Shape): Shape {
  return {
    'apiVersion!': 'text',
    'kind!': 'text',
    'metadata!': {
      name: 'text',
      generateName: 'text',
      namespace: 'text',
      labels: { '*': 'text' },
      annotations: { '*': 'text' },
    },
    'spec!': spec,
  };
}

export const TEKTON_SHAPES: Readonly<Record<string, Shape>> = {
  Task: object(TASK_SPEC),
  Pipeline: object(PIPELINE_SPEC),
  PipelineRun: object({
    pipelineRef: { name: 'text', resolver: 'text', params: [NAMED_VALUE] },
    pipelineSpec: PIPELINE_SPEC,
    params: [NAMED_VALUE],
    timeouts: { pipeline: 'text', tasks: 'text', finally: 'text' },
    taskRunTemplate: { serviceAccountName: 'text', podTemplate: 'any' },
    taskRunSpecs: 'any',
    workspaces: [WORKSPACE_BINDING],
  }),
};

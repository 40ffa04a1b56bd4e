import type { Shape } from './Shape';

/** Kinds whose schemas are not at hand where tests run, with the fields that people know of them. */

const METADATA = {
  'name!': 'text',
  namespace: 'text',
  labels: { '*': 'text' },
  annotations: { '*': 'text' },
} as const;

const SELECTOR = {
  matchLabels: { '*': 'text' },
  matchExpressions: [{ 'key!': 'text', 'operator!': 'text', values: ['text'] }],
} as const;

const ENDPOINT = {
  port: 'text',
  portNumber: 'number',
  targetPort: 'any',
  path: 'text',
  scheme: 'text',
  params: 'any',
  interval: 'text',
  scrapeTimeout: 'text',
  honorLabels: 'boolean',
  relabelings: 'any',
  metricRelabelings: 'any',
  filterRunning: 'boolean',
} as const;

function object(spec: Shape): Shape {
  return {
    'apiVersion!': 'text',
    'kind!': 'text',
    'metadata!': METADATA,
    'spec!': spec,
  };
}

/** prometheus-operator/prometheus-operator: pkg/apis/monitoring/v1; argoproj/argo-cd; kustomize's own. */
export const MANIFEST_SHAPES: Readonly<Record<string, Shape>> = {
  PodMonitor: object({
    'selector!': SELECTOR,
    namespaceSelector: { any: 'boolean', matchNames: ['text'] },
    jobLabel: 'text',
    podTargetLabels: ['text'],
    'podMetricsEndpoints!': [ENDPOINT],
    sampleLimit: 'number',
  }),
  ServiceMonitor: object({
    'selector!': SELECTOR,
    namespaceSelector: { any: 'boolean', matchNames: ['text'] },
    jobLabel: 'text',
    targetLabels: ['text'],
    podTargetLabels: ['text'],
    'endpoints!': [ENDPOINT],
    sampleLimit: 'number',
  }),
  PrometheusRule: object({
    'groups!': [
      {
        'name!': 'text',
        interval: 'text',
        limit: 'number',
        'rules!': [
          {
            alert: 'text',
            record: 'text',
            'expr!': 'text',
            for: 'text',
            keep_firing_for: 'text',
            labels: { '*': 'text' },
            annotations: { '*': 'text' },
          },
        ],
      },
    ],
  }),
  Application: object({
    'project!': 'text',
    'source!': {
      'repoURL!': 'text',
      targetRevision: 'text',
      path: 'text',
      kustomize: 'any',
    },
    'destination!': { server: 'text', name: 'text', namespace: 'text' },
    syncPolicy: {
      automated: {
        prune: 'boolean',
        selfHeal: 'boolean',
        allowEmpty: 'boolean',
      },
      syncOptions: ['text'],
      retry: 'any',
      managedNamespaceMetadata: 'any',
    },
    ignoreDifferences: [
      {
        group: 'text',
        'kind!': 'text',
        name: 'text',
        namespace: 'text',
        jsonPointers: ['text'],
        jqPathExpressions: ['text'],
        managedFieldsManagers: ['text'],
      },
    ],
    revisionHistoryLimit: 'number',
  }),
  Kustomization: {
    'apiVersion!': 'text',
    'kind!': 'text',
    namespace: 'text',
    namePrefix: 'text',
    nameSuffix: 'text',
    resources: ['text'],
    components: ['text'],
    labels: [
      {
        'pairs!': { '*': 'text' },
        includeSelectors: 'boolean',
        includeTemplates: 'boolean',
      },
    ],
    commonAnnotations: { '*': 'text' },
    images: [
      { 'name!': 'text', newName: 'text', newTag: 'text', digest: 'text' },
    ],
    replicas: [{ 'name!': 'text', 'count!': 'number' }],
    patches: [{ patch: 'text', path: 'text', target: 'any', options: 'any' }],
    replacements: 'any',
    configurations: ['text'],
    configMapGenerator: [
      {
        'name!': 'text',
        namespace: 'text',
        files: ['text'],
        literals: ['text'],
        options: 'any',
      },
    ],
    generatorOptions: { disableNameSuffixHash: 'boolean' },
  },
};

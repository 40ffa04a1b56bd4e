import type { ManagedFieldsEntry } from '../json/KubeObject';

function fields(...names: string[]): Record<string, object> {
  return Object.fromEntries(names.map(name => [`f:${name}`, {}]));
}

/** Who wrote what, of the size that it has on objects of a real cluster. */
export function generatedManagedFields(): ManagedFieldsEntry[] {
  const component = fields(
    'latestCreatedRevision',
    'latestReadyRevision',
    'latestRolledoutRevision',
    'traffic',
    'url',
  );
  const apiVersion = 'serving.kserve.io/v1beta1';
  return [
    {
      manager: 'kubectl-client-side-apply',
      operation: 'Update',
      apiVersion,
      time: '2026-11-02T08:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': {
          'f:annotations': {
            '.': {},
            ...fields(
              'kubectl.kubernetes.io/last-applied-configuration',
              'modeldeck.io/owner',
              'serving.kserve.io/deploymentMode',
            ),
          },
          'f:labels': {
            '.': {},
            ...fields(
              'app.kubernetes.io/managed-by',
              'app.kubernetes.io/part-of',
              'modeldeck.io/model-version',
            ),
          },
        },
        'f:spec': {
          '.': {},
          'f:predictor': {
            '.': {},
            ...fields(
              'maxReplicas',
              'minReplicas',
              'scaleMetric',
              'scaleTarget',
              'serviceAccountName',
            ),
            'f:model': {
              '.': {},
              'f:modelFormat': fields('name', 'version'),
              ...fields('name', 'protocolVersion', 'storageUri'),
              'f:resources': {
                'f:requests': fields('cpu', 'memory', 'nvidia.com/gpu'),
                'f:limits': fields('cpu', 'memory', 'nvidia.com/gpu'),
              },
            },
          },
        },
      },
    },
    {
      manager: 'manager',
      operation: 'Update',
      apiVersion,
      time: '2026-11-18T09:31:12Z',
      fieldsType: 'FieldsV1',
      subresource: 'status',
      fieldsV1: {
        'f:status': {
          '.': {},
          'f:address': fields('url'),
          'f:components': { '.': {}, 'f:predictor': component },
          'f:modelStatus': {
            'f:copies': fields('failedCopies', 'totalCopies'),
            'f:states': fields('activeModelState', 'targetModelState'),
            ...fields('transitionStatus'),
          },
          ...fields(
            'clusterServingRuntimeName',
            'conditions',
            'deploymentMode',
            'observedGeneration',
            'url',
          ),
        },
      },
    },
  ];
}

import { identity } from '../gpu/nodeGpus';
import type { Manifest } from '../json/KubeObject';
import { GPU_TOLERATIONS, POOL_LABEL } from './demoNodes';

const NAMESPACE = 'imaging';
const NODE = 'claims-1';
const DRIVER = 'gpu.nvidia.com';
const DRA = 'resource.k8s.io/v1';
const SINCE = '2026-11-19T06:20:11Z';
const NAME = 'segmenter';
const SEGMENTER_POD = `${NAME}-7c9d5b6f84-q2x7m`;
const BRIDGED = 'ocr-batch';
const POD_UID = '5e93e47e-0000-4000-8000-000000000003';

/** Of an earlier start of the driver, which nothing may be counted by, and of the present one. */
function slice(generation: number, devices: number): Manifest {
  return {
    apiVersion: DRA,
    kind: 'ResourceSlice',
    metadata: { name: `${NODE}-${DRIVER}-${generation}` },
    spec: {
      driver: DRIVER,
      nodeName: NODE,
      pool: { name: NODE, generation, resourceSliceCount: 1 },
      devices: Array.from({ length: devices }, (_, index) => ({
        name: `gpu-${index}`,
        attributes: {
          type: { string: 'gpu' },
          uuid: { string: identity(NODE, index).uuid },
          productName: { string: 'NVIDIA H200' },
          brand: { string: 'Nvidia' },
          architecture: { string: 'Hopper' },
          cudaComputeCapability: { version: '9.0.0' },
          driverVersion: { version: '580.95.5' },
        },
        capacity: { memory: { value: '143771Mi' } },
      })),
    },
  };
}

function claim(name: string, device: string, holder: string): Manifest {
  const request = name === NAME ? 'gpu' : 'container-0-request-0';
  return {
    apiVersion: DRA,
    kind: 'ResourceClaim',
    metadata: { name, namespace: NAMESPACE, creationTimestamp: SINCE },
    spec: {
      devices: {
        requests: [
          {
            name: request,
            exactly: {
              deviceClassName: DRIVER,
              allocationMode: 'ExactCount',
              count: 1,
            },
          },
        ],
      },
    },
    status: {
      allocation: {
        devices: { results: [{ request, driver: DRIVER, pool: NODE, device }] },
        nodeSelector: {
          nodeSelectorTerms: [
            {
              matchFields: [
                { key: 'metadata.name', operator: 'In', values: [NODE] },
              ],
            },
          ],
        },
      },
      reservedFor: [{ resource: 'pods', name: holder, uid: uidOf(holder) }],
    },
  };
}

function uidOf(podName: string): string {
  return podName === BRIDGED ? '0c400000-0000-4000-8000-000000000001' : POD_UID;
}

function pod(name: string, spec: object, extra: object, status: object) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: uidOf(name),
      creationTimestamp: SINCE,
      ...extra,
    },
    spec: {
      nodeName: NODE,
      nodeSelector: { [POOL_LABEL]: 'claims' },
      tolerations: GPU_TOLERATIONS,
      ...spec,
    },
    status: {
      phase: 'Running',
      startTime: SINCE,
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({ type, status: 'True', lastTransitionTime: SINCE })),
      containerStatuses: [
        {
          name: 'server',
          image: 'registry.example.com/vision/server:v4',
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: SINCE } },
        },
      ],
      ...status,
    },
  };
}

const LABELS = { 'modeldeck.io/model-service': NAME, app: NAME };
const CLAIMING = {
  resourceClaims: [{ name: 'gpu', resourceClaimName: NAME }],
  containers: [
    {
      name: 'server',
      image: 'registry.example.com/vision/server:v4',
      resources: { claims: [{ name: 'gpu' }] },
    },
  ],
};

/**
 * Devices that claims give out: one to a model service, one to a pod that asks for a plain
 * extended resource, which a claim is made for; two are left.
 */
export const demoClaims: { namespace: string; objects: Manifest[] } = {
  namespace: NAMESPACE,
  objects: [
    {
      apiVersion: DRA,
      kind: 'DeviceClass',
      metadata: { name: DRIVER },
      spec: {
        extendedResourceName: 'nvidia.com/gpu',
        selectors: [
          {
            cel: {
              expression: `device.driver == '${DRIVER}' && device.attributes['${DRIVER}'].type == 'gpu'`,
            },
          },
        ],
      },
    },
    slice(1, 8),
    slice(2, 4),
    claim(NAME, 'gpu-0', SEGMENTER_POD),
    claim(`${BRIDGED}-extended-resources-8wq2k`, 'gpu-1', BRIDGED),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: NAME,
        namespace: NAMESPACE,
        uid: '5e93e47e-0000-4000-8000-000000000001',
        creationTimestamp: SINCE,
        labels: LABELS,
        annotations: {
          'modeldeck.io/owner': 'team-vision',
          'modeldeck.io/storage-uri': 's3://models/segmenter/v4',
        },
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: NAME } },
        template: { metadata: { labels: LABELS }, spec: CLAIMING },
      },
      status: { replicas: 1, readyReplicas: 1, updatedReplicas: 1 },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${NAME}-7c9d5b6f84`,
        namespace: NAMESPACE,
        uid: '5e93e47e-0000-4000-8000-000000000002',
        creationTimestamp: SINCE,
        labels: { ...LABELS, 'pod-template-hash': '7c9d5b6f84' },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: NAME,
            uid: '5e93e47e-0000-4000-8000-000000000001',
            controller: true,
          },
        ],
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: NAME } },
        template: { metadata: { labels: LABELS }, spec: CLAIMING },
      },
      status: { replicas: 1, readyReplicas: 1 },
    },
    pod(
      SEGMENTER_POD,
      CLAIMING,
      {
        labels: { ...LABELS, 'pod-template-hash': '7c9d5b6f84' },
        annotations: { 'simulation.modeldeck.io/gpu-utilization': '0.58' },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name: `${NAME}-7c9d5b6f84`,
            uid: '5e93e47e-0000-4000-8000-000000000002',
            controller: true,
          },
        ],
      },
      { resourceClaimStatuses: [{ name: 'gpu', resourceClaimName: NAME }] },
    ),
    pod(
      BRIDGED,
      {
        containers: [
          {
            name: 'server',
            image: 'registry.example.com/vision/server:v4',
            resources: {
              requests: { 'nvidia.com/gpu': '1' },
              limits: { 'nvidia.com/gpu': '1' },
            },
          },
        ],
      },
      {},
      {
        extendedResourceClaimStatus: {
          resourceClaimName: `${BRIDGED}-extended-resources-8wq2k`,
          requestMappings: [
            {
              containerName: 'server',
              resourceName: 'nvidia.com/gpu',
              requestName: 'container-0-request-0',
            },
          ],
        },
      },
    ),
  ],
};

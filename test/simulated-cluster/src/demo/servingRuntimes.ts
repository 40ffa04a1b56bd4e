import type { Manifest } from '../json/KubeObject';

interface Runtime {
  name: string;
  protocols: readonly string[];
  /** `name` or `name/version` */
  formats: readonly string[];
  image: string;
}

/** What KServe serves models by once it is installed (kserve/kserve: config/runtimes). */
const RUNTIMES: readonly Runtime[] = [
  {
    name: 'kserve-mlserver',
    protocols: ['v2'],
    formats: ['sklearn/1', 'xgboost/2', 'lightgbm/4', 'mlflow/2'],
    image: 'docker.io/seldonio/mlserver:1.5.0',
  },
  {
    name: 'kserve-sklearnserver',
    protocols: ['v1', 'v2'],
    formats: ['sklearn/1'],
    image: 'kserve/sklearnserver:v0.15.2',
  },
  {
    name: 'kserve-torchserve',
    protocols: ['v1', 'v2', 'grpc-v2'],
    formats: ['pytorch/1'],
    image: 'pytorch/torchserve-kfs:0.9.0',
  },
  {
    name: 'kserve-tensorflow-serving',
    protocols: ['v1', 'grpc-v1'],
    formats: ['tensorflow/2'],
    image: 'tensorflow/serving:2.6.2',
  },
  {
    name: 'kserve-tritonserver',
    protocols: ['v2', 'grpc-v2'],
    formats: ['tensorrt/8', 'tensorflow/2', 'onnx/1', 'triton/2'],
    image: 'nvcr.io/nvidia/tritonserver:23.05-py3',
  },
  {
    name: 'kserve-huggingfaceserver',
    protocols: ['v1', 'v2'],
    formats: ['huggingface/1'],
    image: 'kserve/huggingfaceserver:v0.15.2',
  },
];

/** For all namespaces of a cluster. */
export const servingRuntimes: readonly Manifest[] = RUNTIMES.map(
  ({ name, protocols, formats, image }) => ({
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ClusterServingRuntime',
    metadata: { name },
    spec: {
      protocolVersions: [...protocols],
      supportedModelFormats: formats.map(each => {
        const [format, version] = each.split('/');
        return { name: format, version, autoSelect: true, priority: 1 };
      }),
      containers: [
        {
          name: 'kserve-container',
          image,
          resources: {
            requests: { cpu: '1', memory: '2Gi' },
            limits: { cpu: '1', memory: '2Gi' },
          },
        },
      ],
    },
  }),
);

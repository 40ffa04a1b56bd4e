import type { Manifest } from '../json/KubeObject';
import { DEMO_NAMESPACE } from './demoServices';

const SERVICE_LABEL = 'modeldeck.io/model-service';

/** A model in a plain container, which is a model service by its label. */
interface DemoWorkload {
  name: string;
  /** of the model service */
  service: string;
  image: string;
  version: string;
  replicas: number;
}

function metadata(name: string, labels: Record<string, string> = {}) {
  return { name, namespace: DEMO_NAMESPACE, labels };
}

/** What no field of a plain workload says, as docs/labels.md has it. */
function described(name: string, version: string, service: string) {
  return {
    ...metadata(name, { [SERVICE_LABEL]: service }),
    annotations: {
      'modeldeck.io/owner': 'team-demo',
      'modeldeck.io/system': 'shop',
      'modeldeck.io/model-format': 'sklearn',
      'modeldeck.io/storage-uri': `s3://models/${service}/${version}`,
      'modeldeck.io/runtime': 'Flask on uWSGI',
      'modeldeck.io/protocol': 'openapi',
    },
  };
}

function template({ name, service, image }: DemoWorkload) {
  return {
    metadata: {
      labels: {
        app: name,
        [SERVICE_LABEL]: service,
        'sidecar.istio.io/inject': 'true',
      },
      // Where an Istio sidecar exposes what it has counted.
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '15020',
        'prometheus.io/path': '/stats/prometheus',
      },
    },
    spec: {
      containers: [
        {
          name: 'server',
          image,
          ports: [{ containerPort: 8080 }],
          readinessProbe: { httpGet: { path: '/health', port: 8080 } },
        },
      ],
    },
  };
}

function deployment(workload: DemoWorkload): Manifest {
  const { name, version, service, replicas } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: described(name, version, service),
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: template(workload),
    },
  };
}

function kubernetesService(name: string, app: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name),
    spec: {
      type: 'ClusterIP',
      selector: { app },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
  };
}

function httpRoute(name: string, weights: Record<string, number>): Manifest {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(name),
    spec: {
      hostnames: [`${name}.models.example.com`],
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: 'public',
          namespace: 'gateways',
        },
      ],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: Object.entries(weights).map(([backend, weight]) => ({
            group: '',
            kind: 'Service',
            name: backend,
            port: 80,
            weight,
          })),
        },
      ],
    },
  };
}

/** Two versions of a plain web service, in Python, side by side under one route. */
export const demoDeployments: readonly Manifest[] = [
  ...['v1', 'v2'].flatMap(version => {
    const name = `churn-${version}`;
    return [
      deployment({
        name,
        service: 'churn',
        version,
        image: `registry.example.com/ml/churn-flask:${version}`,
        replicas: version === 'v1' ? 3 : 1,
      }),
      kubernetesService(name, name),
    ];
  }),
  httpRoute('churn', { 'churn-v1': 90, 'churn-v2': 10 }),
];

/** Two predictors of Seldon Core, whose operator writes the route. */
export const demoSeldonDeployment: Manifest = {
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  metadata: {
    ...metadata('triage'),
    annotations: { 'modeldeck.io/owner': 'team-demo' },
  },
  spec: {
    predictors: [
      { name: 'main', traffic: 80, replicas: 2 },
      { name: 'next', traffic: 20, replicas: 1 },
    ].map((predictor, index) => ({
      ...predictor,
      graph: {
        name: 'classifier',
        implementation: 'SKLEARN_SERVER',
        modelUri: `s3://models/triage/v${index + 1}`,
      },
    })),
  },
};

/** What a Rollout needs around it; its controller writes the weights. */
export const demoRolloutSurroundings: readonly Manifest[] = [
  kubernetesService('recommender-stable', 'recommender'),
  kubernetesService('recommender-canary', 'recommender'),
  httpRoute('recommender', {
    'recommender-stable': 100,
    'recommender-canary': 0,
  }),
];

/** A Rollout that waits for its promotion after the first step of a new version. */
export function demoRollout(version: 'v1' | 'v2'): Manifest {
  const name = 'recommender';
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: described(name, version, name),
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: name } },
      template: template({
        name,
        service: name,
        version,
        image: `registry.example.com/ml/recommender:${version}`,
        replicas: 4,
      }),
      strategy: {
        canary: {
          stableService: 'recommender-stable',
          canaryService: 'recommender-canary',
          trafficRouting: {
            plugins: {
              'argoproj-labs/gatewayAPI': {
                httpRoute: name,
                namespace: DEMO_NAMESPACE,
              },
            },
          },
          steps: [
            { setWeight: 25 },
            { pause: {} },
            { setWeight: 50 },
            { pause: {} },
          ],
        },
      },
    },
  };
}

import { AGE_DATE, pathColumn } from '../tables/Column';
import { custom, type ApiResource } from './ApiResource';

const KNATIVE = 'serving.knative.dev';
const GATEWAY = 'gateway.networking.k8s.io';
const ISTIO = 'networking.istio.io';
const ISTIO_VERSIONS = ['v1', 'v1beta1', 'v1alpha3'];
const GATEWAY_CATEGORIES = ['gateway-api'];
const KNATIVE_CATEGORIES = ['all', 'knative', 'serving'];

const READY = pathColumn(
  'Ready',
  ".status.conditions[?(@.type=='Ready')].status",
);
const REASON = pathColumn(
  'Reason',
  ".status.conditions[?(@.type=='Ready')].reason",
);
const URL = pathColumn('URL', '.status.url');
const LATEST_CREATED = pathColumn(
  'LatestCreated',
  '.status.latestCreatedRevisionName',
);
const LATEST_READY = pathColumn(
  'LatestReady',
  '.status.latestReadyRevisionName',
);
const HOSTNAMES = pathColumn('Hostnames', '.spec.hostnames');

const KNATIVE_RESOURCES: readonly ApiResource[] = [
  custom(KNATIVE, ['v1'], 'services', 'Service', {
    shortNames: ['kservice', 'ksvc'],
    categories: KNATIVE_CATEGORIES,
    columns: [URL, LATEST_CREATED, LATEST_READY, READY, REASON],
  }),
  custom(KNATIVE, ['v1'], 'configurations', 'Configuration', {
    shortNames: ['config', 'cfg'],
    categories: KNATIVE_CATEGORIES,
    columns: [LATEST_CREATED, LATEST_READY, READY, REASON],
  }),
  custom(KNATIVE, ['v1'], 'revisions', 'Revision', {
    shortNames: ['rev'],
    categories: KNATIVE_CATEGORIES,
    columns: [
      pathColumn(
        'Config Name',
        ".metadata.labels['serving\\.knative\\.dev/configuration']",
      ),
      pathColumn(
        'Generation',
        ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']",
      ),
      READY,
      REASON,
      pathColumn('Actual Replicas', '.status.actualReplicas', {
        type: 'integer',
      }),
      pathColumn('Desired Replicas', '.status.desiredReplicas', {
        type: 'integer',
      }),
    ],
  }),
  custom(KNATIVE, ['v1'], 'routes', 'Route', {
    shortNames: ['rt'],
    categories: KNATIVE_CATEGORIES,
    columns: [URL, READY, REASON],
  }),
];

const GATEWAY_RESOURCES: readonly ApiResource[] = [
  custom(GATEWAY, ['v1', 'v1beta1'], 'gatewayclasses', 'GatewayClass', {
    categories: GATEWAY_CATEGORIES,
    namespaced: false,
    shortNames: ['gc'],
    columns: [pathColumn('Controller', '.spec.controllerName'), AGE_DATE],
  }),
  custom(GATEWAY, ['v1', 'v1beta1'], 'gateways', 'Gateway', {
    categories: GATEWAY_CATEGORIES,
    shortNames: ['gtw'],
    columns: [
      pathColumn('Class', '.spec.gatewayClassName'),
      pathColumn('Address', '.status.addresses[*].value'),
      pathColumn(
        'Programmed',
        '.status.conditions[?(@.type=="Programmed")].status',
      ),
      AGE_DATE,
    ],
  }),
  custom(GATEWAY, ['v1', 'v1beta1'], 'httproutes', 'HTTPRoute', {
    categories: GATEWAY_CATEGORIES,
    columns: [HOSTNAMES, AGE_DATE],
  }),
  custom(GATEWAY, ['v1'], 'grpcroutes', 'GRPCRoute', {
    categories: GATEWAY_CATEGORIES,
    columns: [HOSTNAMES, AGE_DATE],
  }),
  custom(GATEWAY, ['v1beta1', 'v1'], 'referencegrants', 'ReferenceGrant', {
    categories: GATEWAY_CATEGORIES,
    shortNames: ['refgrant'],
    status: false,
    columns: [AGE_DATE],
  }),
  custom(
    'inference.networking.k8s.io',
    ['v1'],
    'inferencepools',
    'InferencePool',
    {
      shortNames: ['infpool'],
      columns: [AGE_DATE],
    },
  ),
  custom(
    'inference.networking.x-k8s.io',
    ['v1alpha2'],
    'inferencepools',
    'InferencePool',
    {
      shortNames: ['xinfpool'],
      columns: [AGE_DATE],
    },
  ),
  custom(
    'inference.networking.x-k8s.io',
    ['v1alpha2'],
    'inferenceobjectives',
    'InferenceObjective',
    {
      columns: [AGE_DATE],
    },
  ),
];

const ISTIO_RESOURCES: readonly ApiResource[] = [
  custom(ISTIO, ISTIO_VERSIONS, 'virtualservices', 'VirtualService', {
    shortNames: ['vs'],
    columns: [
      pathColumn('Gateways', '.spec.gateways'),
      pathColumn('Hosts', '.spec.hosts'),
      AGE_DATE,
    ],
  }),
  custom(ISTIO, ISTIO_VERSIONS, 'destinationrules', 'DestinationRule', {
    shortNames: ['dr'],
    columns: [pathColumn('Host', '.spec.host'), AGE_DATE],
  }),
  custom(ISTIO, ISTIO_VERSIONS, 'gateways', 'Gateway', {
    shortNames: ['gw'],
    columns: [AGE_DATE],
  }),
];

/** What decides where requests go. */
export const routingResources: readonly ApiResource[] = [
  ...KNATIVE_RESOURCES,
  ...GATEWAY_RESOURCES,
  ...ISTIO_RESOURCES,
];

import { type Condition, readConditions } from '../../kubernetes/conditions';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';
import { type Predictor, readPredictor } from './predictor';

/** What the status says of one Service of a predictor. */
export interface ServiceStatus {
  name: string;
  /** `host:port`, without a scheme */
  http: string | undefined;
  grpc: string | undefined;
}

/** What the status says of one Deployment of a predictor. */
export interface DeploymentStatus {
  name: string;
  replicas: number;
  availableReplicas: number;
}

export interface SeldonDeployment extends KubeObject {
  predictors: Predictor[];
  /** names that more than one predictor has, which Seldon's webhook refuses */
  repeated: string[];
  protocol: string | undefined;
  /** `kafka`: it reads its requests from a topic, past any route */
  serverType: string | undefined;
  hasSeparateEngine: boolean;
  replicas: number | undefined;
  state: string | undefined;
  description: string;
  address: string | undefined;
  services: ServiceStatus[];
  deployments: DeploymentStatus[];
  conditions: Condition[];
}

export const SELDON_DEPLOYMENTS = defineResource<
  Omit<SeldonDeployment, keyof KubeObject>
>({
  group: 'machinelearning.seldon.io',
  versions: ['v1', 'v1alpha3', 'v1alpha2'],
  plural: 'seldondeployments',
  kind: 'SeldonDeployment',
  shortNames: ['sdep'],
  namespaced: true,
  read(deployment) {
    const spec = deployment.at('spec');
    const all = spec.at('predictors').list().map(readPredictor);
    const predictors = all.filter(
      ({ name }, index) => all.findIndex(p => p.name === name) === index,
    );
    return {
      predictors,
      repeated: all.filter(p => !predictors.includes(p)).map(p => p.name),
      protocol: spec.at('protocol').string() || undefined,
      serverType: spec.at('serverType').string() || undefined,
      hasSeparateEngine: isTrue(
        spec.at('annotations', 'seldon.io/engine-separate-pod'),
      ),
      replicas: readCount(spec.at('replicas')),
      ...readStatus(deployment.at('status')),
    };
  },
});

function isTrue(annotation: FieldReader): boolean {
  return annotation.string()?.toLowerCase() === 'true';
}

function readStatus(status: FieldReader) {
  return {
    state: status.at('state').string() || undefined,
    description: status.at('description').string() ?? '',
    address: status.at('address', 'url').string() || undefined,
    services: status
      .at('serviceStatus')
      .entries()
      .map(([name, service]) => ({
        name,
        http: service.at('httpEndpoint').string() || undefined,
        grpc: service.at('grpcEndpoint').string() || undefined,
      })),
    deployments: status
      .at('deploymentStatus')
      .entries()
      .map(([name, deployment]) => ({
        name,
        // Both are omitted at zero.
        replicas: readCount(deployment.at('replicas')) ?? 0,
        availableReplicas: readCount(deployment.at('availableReplicas')) ?? 0,
      })),
    conditions: readConditions(status.at('conditions')),
  };
}

import type { JsonObject, KubeObject } from '../../json/KubeObject';
import type { ClusterClient } from '../ClusterClient';
import type { Predictor } from './predictors';

const REST = 8000;
const GRPC = 5001;

/** One rule for REST and one for gRPC with the same weights; a shadow gets copies of the requests. */
export function ensureRoute(
  client: ClusterClient,
  owner: KubeObject,
  predictors: readonly Predictor[],
): void {
  const { name, namespace = '' } = owner.metadata;
  const destination = ({ service, name: subset }: Predictor, port: number) => ({
    host: `${service}.${namespace}.svc.cluster.local`,
    port: { number: port },
    subset,
  });
  const shadow = predictors.find(predictor => predictor.shadow);
  const rule = (match: JsonObject, port: number) => ({
    match: [match],
    route: predictors
      .filter(predictor => !predictor.shadow)
      .map(predictor => ({
        destination: destination(predictor, port),
        weight: predictor.traffic,
      })),
    ...(shadow && {
      mirror: destination(shadow, port),
      mirrorPercentage: { value: shadow.traffic },
    }),
  });
  client.ensure('virtualservices.networking.istio.io', {
    name,
    namespace,
    owner,
    fields: {
      spec: {
        hosts: ['models.example.com'],
        gateways: ['istio-system/seldon-gateway'],
        http: [
          {
            ...rule({ uri: { prefix: `/seldon/${namespace}/${name}/` } }, REST),
            rewrite: { uri: '/' },
          },
          rule({ headers: { seldon: { exact: name } } }, GRPC),
        ],
      },
    },
  });
}

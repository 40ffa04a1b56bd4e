import { type Condition, readConditions } from '../../../kubernetes/conditions';
import { type Container, readContainer } from '../../../kubernetes/container';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { plainText } from '../../../kubernetes/plainText';
import { readCount } from '../../../kubernetes/readCount';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readName } from '../../../kubernetes/readName';
import { readNames } from '../readNames';

/** On the pods of a Server; its status has it as the selector. */
export const SERVER_LABEL = 'seldon-server-name';

/** An inference server that holds many models. */
export interface SeldonServer extends KubeObject {
  config: string | undefined;
  /** given, they stand for those of its configuration */
  capabilities: string[];
  extraCapabilities: string[];
  replicas: number;
  containers: Container[];
  conditions: Condition[];
  readyReplicas: number | undefined;
}

export const SERVERS = defineResource<Omit<SeldonServer, keyof KubeObject>>({
  group: 'mlops.seldon.io',
  versions: ['v1alpha1'],
  plural: 'servers',
  kind: 'Server',
  namespaced: true,
  read(server) {
    const spec = server.at('spec');
    const status = server.at('status');
    return {
      config: readName(spec.at('serverConfig')),
      capabilities: readNames(spec.at('capabilities')),
      extraCapabilities: readNames(spec.at('extraCapabilities')),
      replicas:
        readCount(spec.at('replicas')) ??
        readCount(spec.at('minReplicas')) ??
        1,
      containers: spec.at('podSpec', 'containers').list().map(readContainer),
      conditions: readConditions(status.at('conditions')),
      readyReplicas: readCount(status.at('replicas')),
    };
  },
});

/** What Servers of one sort have in common. */
export interface SeldonServerConfig extends KubeObject {
  capabilities: string[];
  containers: Container[];
}

export const SERVER_CONFIGS = defineResource<
  Omit<SeldonServerConfig, keyof KubeObject>
>({
  group: 'mlops.seldon.io',
  versions: ['v1alpha1'],
  plural: 'serverconfigs',
  kind: 'ServerConfig',
  namespaced: true,
  read(config) {
    const containers = config.at('spec', 'podSpec', 'containers').list();
    return {
      capabilities: containers.flatMap(readCapabilities),
      containers: containers.map(readContainer),
    };
  },
});

/** A comma-separated variable of the agent's container (docs: servers). */
function readCapabilities(container: FieldReader): string[] {
  const variable = container
    .at('env')
    .list()
    .find(env => env.at('name').string() === 'SELDON_SERVER_CAPABILITIES');
  return (variable?.at('value').string() ?? '')
    .split(',')
    .map(capability => plainText(capability.trim()))
    .filter(Boolean);
}

import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import { type Pod, PODS } from '../../../kubernetes/pod';
import { serviceId } from '../../../model/serviceId';
import { orUnknown } from '../../../model/known';
import type { Component } from '../../../model/types';
import { byName } from '../../kserve/byName';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import { workloadFields } from '../../workload';
import { MODELS, type SeldonModel, serverOf } from '../model/seldonModel';
import { SERVER_CONFIGS, SERVER_LABEL, SERVERS } from './seldonServer';

const PODS_BY_SERVER: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata }) {
    const name = metadata.labels[SERVER_LABEL];
    return name ? [name] : [];
  },
};

const MODELS_BY_SERVER: ObjectIndex<SeldonModel> = {
  type: MODELS,
  keysOf(model) {
    const server = serverOf(model);
    return server ? [server] : [];
  },
};

export function podsOfServer(
  name: string,
  objects: NamespaceObjects,
): readonly Pod[] {
  return byName(objects.lookup(PODS_BY_SERVER, name));
}

/** The Server that holds a model, with all models that share its pods and accelerators. */
export function serverComponent(
  name: string,
  objects: NamespaceObjects,
): Component {
  const server = objects.find(SERVERS, name);
  const config = objects.find(SERVER_CONFIGS, server?.config ?? '');
  const whyNone = objects.cannotTell(SERVERS) ?? `there is no Server "${name}"`;
  return {
    name,
    kind: 'server',
    ...workloadFields({
      pods: podsOfServer(name, objects),
      podsUnknown: objects.cannotTell(PODS),
      wanted: orUnknown(server?.replicas, whyNone),
      reportedReady: orUnknown(server?.readyReplicas, whyNone),
      // Containers of the Server's own spec are laid over those of its configuration.
      acceleratorsPerReplica: acceleratorsOf(
        podRequests({
          containers: server?.containers.length
            ? server.containers
            : config?.containers ?? [],
          initContainers: [],
        }),
      ),
    }),
    sharedBy: sharersOf(name, objects),
  };
}

/** None for a model alone: then what the Server holds is held for it. */
function sharersOf(name: string, objects: NamespaceObjects): string[] {
  const { cluster, namespace } = objects;
  const models = byName(objects.lookup(MODELS_BY_SERVER, name));
  return models.length > 1
    ? models.map(({ kind, metadata }) =>
        serviceId({ cluster, namespace, kind, name: metadata.name }),
      )
    : [];
}

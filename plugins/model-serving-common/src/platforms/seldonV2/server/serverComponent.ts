import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import { type Pod, PODS } from '../../../kubernetes/pod';
import { serviceId } from '../../../model/serviceId';
import { orUnknown } from '../../../model/known';
import type { Component } from '../../../model/types';
import { byName } from '../../../kubernetes/byName';
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

const MOST_SHARERS = 12;

export function podsOfServer(
  name: string,
  objects: NamespaceObjects,
): readonly Pod[] {
  return byName(objects.lookup(PODS_BY_SERVER, name));
}

/** The Servers that hold models, by name; each is looked at once, however many it holds. */
export function serverComponents(
  objects: NamespaceObjects,
): ReadonlyMap<string, Component> {
  const names = objects.list(MODELS).flatMap(model => serverOf(model) ?? []);
  return new Map(
    [...new Set(names)].map(name => [name, serverComponent(name, objects)]),
  );
}

/** A Server with the models that share its pods and accelerators. */
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
    ...sharersOf(name, objects),
  };
}

/**
 * None for a model alone: then what the Server holds is held for it. A Server may hold thousands
 * of models, each of which is told of it, so only the first are named.
 */
function sharersOf(
  name: string,
  objects: NamespaceObjects,
): Pick<Component, 'sharedBy' | 'sharedByOmitted'> {
  const { cluster, namespace } = objects;
  const models = byName(objects.lookup(MODELS_BY_SERVER, name));
  if (models.length <= 1) {
    return { sharedBy: [] };
  }
  const omitted = models.length - MOST_SHARERS;
  return {
    sharedBy: models
      .slice(0, MOST_SHARERS)
      .map(({ kind, metadata }) =>
        serviceId({ cluster, namespace, kind, name: metadata.name }),
      ),
    ...(omitted > 0 && { sharedByOmitted: omitted }),
  };
}

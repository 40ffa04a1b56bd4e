import type { FieldReader } from '../../../kubernetes/FieldReader';
import { readCount } from '../../../kubernetes/readCount';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readName } from '../../../kubernetes/readName';

/** A service that mounts the cached model. */
export interface CacheUser {
  namespace: string;
  name: string;
  kind: 'InferenceService' | 'LLMInferenceService';
}

/** A model that KServe keeps on the disks of a group of nodes. */
export interface LocalModelCache extends KubeObject {
  sourceUri: string | undefined;
  nodeGroups: string[];
  /** by node: NodeNotReady, NodeDownloadPending, NodeDownloading, NodeDownloaded, NodeDownloadError */
  nodes: Map<string, string>;
  available: number | undefined;
  total: number | undefined;
  users: CacheUser[];
}

type CacheFields = Omit<LocalModelCache, keyof KubeObject>;

const FIELDS = {
  group: 'serving.kserve.io',
  versions: ['v1alpha1'],
  read(cache: FieldReader): CacheFields {
    const status = cache.at('status');
    return {
      sourceUri: cache.at('spec', 'sourceModelUri').string() || undefined,
      nodeGroups: cache
        .at('spec', 'nodeGroups')
        .list()
        .flatMap(group => group.string() ?? []),
      nodes: new Map(
        status
          .at('nodeStatus')
          .entries()
          .map(([node, field]) => [node, field.string() ?? '']),
      ),
      available: readCount(status.at('copies', 'available')),
      total: readCount(status.at('copies', 'total')),
      users: [
        ...readUsers(status.at('inferenceServices'), 'InferenceService'),
        ...readUsers(status.at('llmInferenceServices'), 'LLMInferenceService'),
      ],
    };
  },
} as const;

export const LOCAL_MODEL_CACHES = defineResource<CacheFields>({
  ...FIELDS,
  plural: 'localmodelcaches',
  kind: 'LocalModelCache',
  namespaced: false,
});

export const LOCAL_MODEL_NAMESPACE_CACHES = defineResource<CacheFields>({
  ...FIELDS,
  plural: 'localmodelnamespacecaches',
  kind: 'LocalModelNamespaceCache',
  namespaced: true,
});

function readUsers(list: FieldReader, kind: CacheUser['kind']): CacheUser[] {
  return list.list().map(user => ({
    namespace: readName(user.at('namespace')) ?? '',
    name: readName(user.at('name')) ?? '',
    kind,
  }));
}

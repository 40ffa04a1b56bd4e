import type { FieldReader } from './FieldReader';

/** @public */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller: boolean;
}

/** @public */
export interface ObjectMeta {
  name: string;
  /** empty for cluster-scoped objects */
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number | undefined;
  creationTimestamp: string | undefined;
  deletionTimestamp: string | undefined;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  ownerReferences: OwnerReference[];
}

/** Annotations longer than this hold manifests or documents, never a setting that we read. */
const LONGEST_ANNOTATION = 1024;

/** @public */
export function readObjectMeta(metadata: FieldReader): ObjectMeta {
  return {
    name: metadata.at('name').string() ?? '',
    namespace: metadata.at('namespace').string() ?? '',
    uid: metadata.at('uid').string() ?? '',
    resourceVersion: metadata.at('resourceVersion').string() ?? '',
    generation: metadata.at('generation').integer(),
    creationTimestamp: metadata.at('creationTimestamp').string(),
    deletionTimestamp: metadata.at('deletionTimestamp').string(),
    labels: metadata.at('labels').stringMap(),
    annotations: readSettings(metadata.at('annotations')),
    ownerReferences: metadata.at('ownerReferences').list().map(readOwner),
  };
}

function readSettings(annotations: FieldReader): Record<string, string> {
  const settings = annotations.stringMap();
  for (const [key, value] of Object.entries(settings)) {
    if (value.length > LONGEST_ANNOTATION) {
      delete settings[key];
    }
  }
  return settings;
}

function readOwner(owner: FieldReader): OwnerReference {
  return {
    apiVersion: owner.at('apiVersion').string() ?? '',
    kind: owner.at('kind').string() ?? '',
    name: owner.at('name').string() ?? '',
    uid: owner.at('uid').string() ?? '',
    controller: owner.at('controller').boolean() ?? false,
  };
}

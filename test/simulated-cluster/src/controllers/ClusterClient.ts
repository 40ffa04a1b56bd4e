import { jsonEqual } from '../json/equal';
import type {
  JsonObject,
  KubeObject,
  OwnerReference,
} from '../json/KubeObject';
import { isJsonObject, listAt } from '../json/read';
import type { PodLogs } from '../logs/PodLogs';
import { groupVersion, type ApiResource } from '../resources/ApiResource';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import type { ObjectWriter } from '../server/write/ObjectWriter';
import type { WriteOptions } from '../server/write/WriteOptions';
import type { ObjectStore } from '../store/ObjectStore';

/** What a controller wants there to be; it owns the spec and the labels. */
export interface Desired {
  name: string;
  namespace: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  owner?: KubeObject;
  fields: JsonObject;
}

/** A condition before it has a time. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  severity?: string;
}

/** The cluster as controllers use it: they name resources, and write only what differs. */
export class ClusterClient {
  constructor(
    private readonly store: ObjectStore,
    private readonly registry: ResourceRegistry,
    private readonly writer: ObjectWriter,
    readonly logs: PodLogs,
    private readonly now: () => Date,
  ) {}

  list(resourceName: string, namespace?: string): KubeObject[] {
    const resource = this.registry.named(resourceName);
    return resource
      ? this.store.list(resource, { namespace }).map(stored => stored.object)
      : [];
  }

  get(
    resourceName: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    const resource = this.registry.named(resourceName);
    return resource && this.store.get(resource, namespace, name)?.object;
  }

  /** Every object in a namespace, with the resource it belongs to. */
  everything(namespace: string): Array<[ApiResource, KubeObject]> {
    return this.registry
      .list()
      .filter(resource => resource.namespaced)
      .flatMap(resource =>
        this.store
          .list(resource, { namespace })
          .map(({ object }): [ApiResource, KubeObject] => [resource, object]),
      );
  }

  /** Creates the object, or changes those of its fields that are named. */
  ensure(resourceName: string, desired: Desired): KubeObject {
    const resource = this.require(resourceName);
    const { name, namespace } = desired;
    const stored = this.store.get(resource, namespace, name);
    const options = this.options(resource);
    const metadata = {
      name,
      namespace,
      ...(desired.labels && { labels: desired.labels }),
      ...(desired.annotations && { annotations: desired.annotations }),
      ...(desired.owner && {
        ownerReferences: [ownerReference(desired.owner)],
      }),
    };
    const object: KubeObject = {
      ...stored?.object,
      ...desired.fields,
      apiVersion: options.apiVersion,
      kind: resource.kind,
      metadata: { ...stored?.metadata, ...metadata },
    };
    return stored
      ? this.writer.update(resource, stored, object, options).object
      : this.writer.create(resource, object, options).object;
  }

  /** Replaces the status; conditions keep the time they last changed at. */
  setStatus(
    resourceName: string,
    object: KubeObject,
    status: JsonObject,
  ): void {
    const resource = this.require(resourceName);
    const { namespace, name } = object.metadata;
    const stored = this.store.get(resource, namespace, name);
    if (stored) {
      const timed = this.withTimes(stored.object, status);
      this.writer.update(
        resource,
        stored,
        { ...stored.object, status: timed },
        this.options(resource, 'status'),
      );
    }
  }

  remove(resourceName: string, object: KubeObject): void {
    const { namespace, name } = object.metadata;
    this.store.remove(this.require(resourceName), namespace, name);
  }

  timestamp(): string {
    return this.now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }

  private withTimes(object: KubeObject, status: JsonObject): JsonObject {
    const { conditions } = status;
    if (!Array.isArray(conditions)) {
      return status;
    }
    const before = listAt(object, 'status', 'conditions').filter(isJsonObject);
    return {
      ...status,
      conditions: conditions.filter(isJsonObject).map(condition => {
        const known = before.find(({ type }) => type === condition.type);
        const same = known && jsonEqual(known.status, condition.status);
        const time = same ? known.lastTransitionTime : this.timestamp();
        return { ...condition, lastTransitionTime: time };
      }),
    };
  }

  private options(
    resource: ApiResource,
    subresource: WriteOptions['subresource'] = '',
  ): WriteOptions {
    return {
      dryRun: false,
      fieldManager: 'manager',
      subresource,
      apiVersion: groupVersion(resource.group, resource.versions[0] ?? ''),
    };
  }

  private require(resourceName: string): ApiResource {
    const resource = this.registry.named(resourceName);
    if (!resource) {
      throw new Error(
        `A controller needs ${resourceName}, which is not served`,
      );
    }
    return resource;
  }
}

function ownerReference(owner: KubeObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function isOwnedBy(object: KubeObject, owner: KubeObject): boolean {
  return (
    object.metadata.ownerReferences?.some(
      ({ uid }) => uid === owner.metadata.uid,
    ) ?? false
  );
}

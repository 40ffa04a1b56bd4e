import { randomBytes, randomUUID } from 'node:crypto';
import { jsonEqual } from '../../json/equal';
import type { KubeObject, ObjectMeta } from '../../json/KubeObject';
import { textAt } from '../../json/read';
import { afterUpdate } from '../../patches/managedFields';
import { groupVersion, type ApiResource } from '../../resources/ApiResource';
import type { ResourceRegistry } from '../../resources/ResourceRegistry';
import type { ObjectStore } from '../../store/ObjectStore';
import { StoredObject } from '../../store/StoredObject';
import { StatusError } from '../StatusError';
import { alreadyExists, badRequest, conflict, notFound } from '../statusErrors';
import { withDefaults } from './defaults';
import { validateObject, validateUpdate } from './validate';
import type { DeleteOptions, WriteOptions } from './WriteOptions';

/** Fields that a write of the main resource leaves as they are, and one of `status` changes. */
const STATUS = 'status';

/** Creates, changes and deletes objects by the rules that every resource of an API server shares. */
export class ObjectWriter {
  constructor(
    private readonly store: ObjectStore,
    private readonly registry: ResourceRegistry,
    private readonly now: () => Date,
  ) {}

  create(
    resource: ApiResource,
    object: KubeObject,
    options: WriteOptions,
  ): StoredObject {
    const created = this.prepareNew(resource, object);
    const { namespace, name } = created.metadata;
    validateObject(resource, created);
    this.requireNamespace(resource, created);
    if (this.store.get(resource, namespace, name)) {
      throw alreadyExists(resource, name);
    }
    return this.commit(resource, undefined, created, options);
  }

  /** Replaces what is there by `object`; 409 when `object` was read before it last changed. */
  update(
    resource: ApiResource,
    before: StoredObject,
    object: KubeObject,
    options: WriteOptions,
  ): StoredObject {
    const { name } = before.metadata;
    const { resourceVersion, uid } = object.metadata;
    if (
      resourceVersion &&
      resourceVersion !== before.metadata.resourceVersion
    ) {
      throw conflict(resource, name);
    }
    if (uid && uid !== before.metadata.uid) {
      throw conflict(
        resource,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid}`,
      );
    }
    const after = this.prepareUpdate(resource, before.object, object, options);
    validateObject(resource, after);
    validateUpdate(resource, before.object, after);
    return this.commit(resource, before, after, options);
  }

  /** Deletes, or marks as being deleted while somebody's finalizer holds the object. */
  delete(
    resource: ApiResource,
    stored: StoredObject,
    options: DeleteOptions,
  ): StoredObject {
    const { metadata } = stored;
    const { uid, resourceVersion } = options.preconditions;
    if (
      (uid && uid !== metadata.uid) ||
      (resourceVersion && resourceVersion !== metadata.resourceVersion)
    ) {
      throw conflict(resource, metadata.name, 'Precondition failed');
    }
    if (options.dryRun) {
      return stored;
    }
    if (options.propagationPolicy === 'Orphan' && metadata.uid) {
      this.orphanDependents(metadata.uid, metadata.namespace);
    }
    const held =
      (metadata.finalizers?.length ?? 0) > 0 || isNamespace(resource);
    if (!held) {
      return (
        this.store.remove(resource, metadata.namespace, metadata.name) ?? stored
      );
    }
    return metadata.deletionTimestamp
      ? stored
      : this.store.put(resource, this.terminating(resource, stored.object));
  }

  /** Whoever belonged to the object belongs to nobody. */
  private orphanDependents(uid: string, namespace: string | undefined): void {
    for (const resource of this.registry.list()) {
      for (const { object } of this.store.list(resource, { namespace })) {
        const owners = object.metadata.ownerReferences;
        if (owners?.some(owner => owner.uid === uid)) {
          const ownerReferences = owners.filter(owner => owner.uid !== uid);
          const metadata = { ...object.metadata, ownerReferences };
          this.store.put(resource, { ...object, metadata });
        }
      }
    }
  }

  private terminating(resource: ApiResource, object: KubeObject): KubeObject {
    return {
      ...object,
      metadata: {
        ...object.metadata,
        deletionTimestamp: this.timestamp(),
        deletionGracePeriodSeconds: 0,
      } as ObjectMeta,
      ...(isNamespace(resource) && { status: { phase: 'Terminating' } }),
    };
  }

  private prepareNew(resource: ApiResource, object: KubeObject): KubeObject {
    const { metadata } = object;
    const name =
      metadata.name ||
      (metadata.generateName &&
        `${metadata.generateName}${randomBytes(3)
          .toString('hex')
          .slice(0, 5)}`);
    if (!name) {
      throw badRequest(
        'resource name may not be empty: name or generateName is required',
      );
    }
    if (metadata.resourceVersion) {
      throw badRequest(
        'resourceVersion should not be set on objects to be created',
      );
    }
    const { status, ...rest } = object;
    const kept = resource.status ? rest : object;
    return withDefaults(resource, {
      ...kept,
      apiVersion: storageVersion(resource),
      metadata: {
        ...metadata,
        name,
        uid: randomUUID(),
        generation: 1,
        creationTimestamp: this.timestamp(),
        deletionTimestamp: undefined,
      },
    } as KubeObject);
  }

  private prepareUpdate(
    resource: ApiResource,
    before: KubeObject,
    object: KubeObject,
    { subresource }: WriteOptions,
  ): KubeObject {
    const { uid, creationTimestamp, deletionTimestamp, namespace } =
      before.metadata;
    const metadata: ObjectMeta = {
      ...(subresource === STATUS ? before.metadata : object.metadata),
      name: before.metadata.name,
      ...(namespace && { namespace }),
      uid,
      creationTimestamp,
      ...(deletionTimestamp && { deletionTimestamp }),
      generation: before.metadata.generation,
    };
    if (subresource === STATUS) {
      metadata.managedFields = before.metadata.managedFields;
      return { ...before, metadata, status: object.status };
    }
    const after: KubeObject = withDefaults(resource, {
      ...object,
      apiVersion: before.apiVersion,
      kind: before.kind,
      metadata,
      ...(resource.status && { status: before.status }),
    });
    if (!sameSpec(before, after)) {
      metadata.generation = (before.metadata.generation ?? 0) + 1;
    }
    return { ...after, metadata };
  }

  /** Writes unless nothing changes, and removes what the last finalizer lets go. */
  private commit(
    resource: ApiResource,
    before: StoredObject | undefined,
    after: KubeObject,
    options: WriteOptions,
  ): StoredObject {
    // To own what is there already is a change, which only an apply makes.
    const compared =
      options.fieldManager === undefined ? unversioned : unrecorded;
    if (before && jsonEqual(compared(before.object), compared(after))) {
      return before;
    }
    const recorded = this.recorded(before?.object, after, options);
    if (options.dryRun) {
      return new StoredObject(recorded, before?.resourceVersion ?? 0);
    }
    const { deletionTimestamp, finalizers, namespace, name } =
      recorded.metadata;
    const stored = this.store.put(resource, recorded);
    const released =
      deletionTimestamp && !finalizers?.length && !isNamespace(resource);
    return (released && this.store.remove(resource, namespace, name)) || stored;
  }

  private recorded(
    before: KubeObject | undefined,
    after: KubeObject,
    { fieldManager, subresource, apiVersion }: WriteOptions,
  ): KubeObject {
    if (fieldManager === undefined) {
      return after;
    }
    const managedFields = afterUpdate(before, after, {
      manager: fieldManager,
      operation: 'Update',
      apiVersion,
      time: this.timestamp(),
      ...(subresource && { subresource }),
    });
    return { ...after, metadata: { ...after.metadata, managedFields } };
  }

  private requireNamespace(resource: ApiResource, object: KubeObject): void {
    const { namespace, name } = object.metadata;
    const namespaces = this.registry.named('namespaces');
    if (!resource.namespaced || !namespaces || namespace === undefined) {
      return;
    }
    const found = this.store.get(namespaces, undefined, namespace);
    if (!found) {
      throw notFound(namespaces, namespace);
    }
    if (textAt(found.object, 'status', 'phase') === 'Terminating') {
      throw new StatusError(
        403,
        'Forbidden',
        `${resource.plural}${
          resource.group && `.${resource.group}`
        } "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
        { name, kind: resource.plural },
      );
    }
  }

  private timestamp(): string {
    return this.now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
}

function storageVersion(resource: ApiResource): string {
  return groupVersion(resource.group, resource.versions[0] ?? '');
}

function isNamespace(resource: ApiResource): boolean {
  return resource.group === '' && resource.plural === 'namespaces';
}

function sameSpec(before: KubeObject, after: KubeObject): boolean {
  const { metadata: _m, status: _s, ...old } = before;
  const { metadata: _n, status: _t, ...current } = after;
  return jsonEqual(old, current);
}

function unversioned(object: KubeObject): unknown {
  const { resourceVersion, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** The object without what every write changes. */
function unrecorded(object: KubeObject): unknown {
  const { resourceVersion, managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}

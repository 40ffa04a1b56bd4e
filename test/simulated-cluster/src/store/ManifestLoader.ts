import { randomUUID } from 'node:crypto';
import type { KubeObject, Manifest } from '../json/KubeObject';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import { withDefaults } from '../server/write/defaults';
import type { ObjectWriter } from '../server/write/ObjectWriter';
import type { ObjectStore } from './ObjectStore';

/** Puts manifests into the store, past the rules that the API holds clients to. */
export class ManifestLoader {
  constructor(
    private readonly store: ObjectStore,
    private readonly registry: ResourceRegistry,
    private readonly writer: ObjectWriter,
    private readonly now: () => Date,
  ) {}

  /** Creates or replaces an object just as it is, and its namespace if need be. */
  put(manifest: Manifest): void {
    const resource = this.registry.forObject(
      manifest.apiVersion,
      manifest.kind,
    );
    const object = structuredClone(manifest) as unknown as KubeObject;
    const { metadata } = object;
    if (resource.namespaced) {
      metadata.namespace ??= 'default';
      this.ensureNamespace(metadata.namespace);
    } else {
      delete metadata.namespace;
    }
    const known = this.store.get(resource, metadata.namespace, metadata.name);
    object.metadata = {
      uid: known?.metadata.uid ?? randomUUID(),
      creationTimestamp:
        known?.metadata.creationTimestamp ??
        this.now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
      generation: 1,
      ...metadata,
    };
    const isNamespace = resource.plural === 'namespaces';
    this.store.put(
      resource,
      isNamespace ? withDefaults(resource, object) : object,
    );
  }

  /** Creates an object or changes its spec by the rules. */
  write(manifest: Manifest): void {
    const { apiVersion, kind } = manifest;
    const resource = this.registry.forObject(apiVersion, kind);
    const object = structuredClone(manifest) as unknown as KubeObject;
    const { namespace, name } = object.metadata;
    if (namespace) {
      this.ensureNamespace(namespace);
    }
    const options = {
      dryRun: false,
      fieldManager: 'kubectl-client-side-apply',
      subresource: '' as const,
      apiVersion,
    };
    const known = this.store.get(resource, namespace, name);
    if (known) {
      this.writer.update(resource, known, object, options);
    } else {
      this.writer.create(resource, object, options);
    }
  }

  ensureNamespace(name: string): void {
    const namespaces = this.registry.named('namespaces');
    if (namespaces && !this.store.get(namespaces, undefined, name)) {
      this.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
  }
}

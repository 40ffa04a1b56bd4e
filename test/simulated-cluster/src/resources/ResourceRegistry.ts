import { groupVersion, qualifiedName, type ApiResource } from './ApiResource';
import { kubernetesResources } from './kubernetesResources';
import { rolloutResources } from './rolloutResources';
import { routingResources } from './routingResources';
import { servingResources } from './servingResources';

/** All that a simulated cluster can serve, in the order of `kubectl api-resources`. */
export const allResources: readonly ApiResource[] = [
  ...kubernetesResources,
  ...servingResources,
  ...routingResources,
  ...rolloutResources,
];

/** What one cluster serves at the moment. */
export class ResourceRegistry {
  private readonly byName = new Map<string, ApiResource>();

  constructor(resources: readonly ApiResource[] = allResources) {
    for (const resource of resources) {
      this.byName.set(qualifiedName(resource), resource);
    }
  }

  list(): ApiResource[] {
    return [...this.byName.values()];
  }

  /** As if the custom resource definition were not installed. */
  withdraw(name: string): ApiResource {
    const resource = this.byName.get(name);
    if (!resource) {
      throw new Error(`No resource ${name} is served`);
    }
    this.byName.delete(name);
    return resource;
  }

  add(resource: ApiResource): void {
    this.byName.set(qualifiedName(resource), resource);
  }

  named(name: string): ApiResource | undefined {
    return this.byName.get(name);
  }

  find(
    group: string,
    version: string,
    plural: string,
  ): ApiResource | undefined {
    const resource = this.byName.get(qualifiedName({ group, plural }));
    return resource?.versions.includes(version) ? resource : undefined;
  }

  /** The resource that objects of an apiVersion and kind belong to. */
  forObject(apiVersion: string, kind: string): ApiResource {
    const resource = this.list().find(
      candidate =>
        candidate.kind === kind &&
        candidate.versions.some(
          version => groupVersion(candidate.group, version) === apiVersion,
        ),
    );
    if (!resource) {
      throw new Error(`No resource for ${apiVersion} ${kind} is served`);
    }
    return resource;
  }
}

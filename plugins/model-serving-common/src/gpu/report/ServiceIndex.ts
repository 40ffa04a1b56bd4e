import type { ModelService, Revision, TrafficShare } from '../../model/types';

/** On whose behalf a pod runs. */
export interface PodService {
  service: ModelService;
  /** undefined: a component beside the revisions */
  revision: Revision | undefined;
}

interface Place {
  cluster: string;
  namespace: string;
}

/** The pods of the model services, as these name them. */
export class ServiceIndex {
  private readonly byPod = new Map<string, PodService>();
  /** of components that work for several services, so that they are nobody's alone */
  private readonly shared = new Set<string>();

  constructor(services: readonly ModelService[]) {
    for (const service of services) {
      for (const revision of service.revisions) {
        this.add(service, revision.pods, revision);
      }
      for (const component of service.components) {
        if (component.sharedBy.length + (component.sharedByOmitted ?? 0) > 1) {
          for (const { name } of component.pods) {
            this.shared.add(keyOf(service.cluster, service.namespace, name));
          }
        } else {
          this.add(service, component.pods, undefined);
        }
      }
    }
  }

  of({ cluster, namespace }: Place, pod: string): PodService | undefined {
    return this.byPod.get(keyOf(cluster, namespace, pod));
  }

  /** Whether the pod serves, be it for one service or for several. */
  serves({ cluster, namespace }: Place, pod: string): boolean {
    const key = keyOf(cluster, namespace, pod);
    return this.byPod.has(key) || this.shared.has(key);
  }

  private add(
    service: ModelService,
    pods: ReadonlyArray<{ name: string }>,
    revision: Revision | undefined,
  ): void {
    for (const { name } of pods) {
      const key = keyOf(service.cluster, service.namespace, name);
      if (!this.byPod.has(key)) {
        this.byPod.set(key, { service, revision });
      }
    }
  }
}

/** What is said of a pod because of the service it belongs to. */
export function serviceFields({ service, revision }: PodService): {
  service: string;
  revision?: string;
  traffic?: TrafficShare;
} {
  return {
    service: service.id,
    ...(revision && {
      revision: revision.name,
      traffic: revision.traffic.programmed,
    }),
  };
}

/** No name has a line break. */
function keyOf(cluster: string, namespace: string, pod: string): string {
  return `${cluster}\n${namespace}\n${pod}`;
}

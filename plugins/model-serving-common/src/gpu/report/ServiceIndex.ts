import type { ModelService, Revision, TrafficShare } from '../../model/types';

/** On whose behalf a pod runs. */
export interface PodService {
  service: ModelService;
  /** undefined: a component beside the revisions */
  revision: Revision | undefined;
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
            this.shared.add(keyOf(service, name));
          }
        } else {
          this.add(service, component.pods, undefined);
        }
      }
    }
  }

  of(pod: {
    cluster: string;
    namespace: string;
    name: string;
  }): PodService | undefined {
    return this.byPod.get(keyOf(pod, pod.name));
  }

  /** Whether the pod serves, be it for one service or for several. */
  serves(pod: { cluster: string; namespace: string; name: string }): boolean {
    const key = keyOf(pod, pod.name);
    return this.byPod.has(key) || this.shared.has(key);
  }

  private add(
    service: ModelService,
    pods: ReadonlyArray<{ name: string }>,
    revision: Revision | undefined,
  ): void {
    for (const { name } of pods) {
      const key = keyOf(service, name);
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

function keyOf(
  { cluster, namespace }: { cluster: string; namespace: string },
  pod: string,
): string {
  return JSON.stringify([cluster, namespace, pod]);
}

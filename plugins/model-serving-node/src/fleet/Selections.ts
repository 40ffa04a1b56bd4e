import type {
  ResourceNeed,
  ResourceType,
  Selection,
} from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../kube/discovery/discover';
import type { KubeClient } from '../kube/KubeClient';
import { type ObjectsRead, type ObjectToBe, readObjects } from './readObjects';

/** One kind as it was read, and what it was needed for. */
export interface Search {
  needs: ResourceNeed[];
  read: ObjectsRead;
}

interface KindSelections {
  type: ResourceType;
  needs: ResourceNeed[];
  /** by their JSON; the empty string stands for all objects */
  selections: Map<string, Selection | undefined>;
}

/** What to ask for of each kind, every selection once. */
export class Selections {
  private readonly byType = new Map<string, KindSelections>();

  add(
    need: ResourceNeed,
    selections: ReadonlyArray<Selection | undefined>,
  ): void {
    const { type } = need;
    const entry: KindSelections = this.byType.get(type.id) ?? {
      type,
      needs: [],
      selections: new Map(),
    };
    this.byType.set(type.id, entry);
    entry.needs.push(need);
    for (const selection of selections) {
      entry.selections.set(JSON.stringify(selection) ?? '', selection);
    }
  }

  read(
    {
      client,
      namespace,
      toBe,
      signal,
    }: {
      client: KubeClient;
      namespace: string;
      toBe?: readonly ObjectToBe[];
      signal?: AbortSignal;
    },
    discovery: Discovery,
  ): Promise<Search[]> {
    return Promise.all(
      [...this.byType.values()].map(async ({ type, needs, selections }) => ({
        needs,
        read: await readObjects({
          client,
          type,
          served: discovery.served(type),
          selections: selections.has('')
            ? [undefined]
            : [...selections.values()],
          namespace,
          toBe,
          fewRequests: true,
          signal,
        }),
      })),
    );
  }
}

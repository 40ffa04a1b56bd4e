import type {
  ModelServiceList,
  ResourceType,
  ServingPlatform,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  explainWorkloads,
  type KubeClient,
  readFleet,
  readService,
  type WorkloadExplanation,
} from '@modeldeck/plugin-model-serving-node';
import type {
  AllVersions,
  ClusterAccess,
  ClusterVersions,
  FleetQuery,
  MissingNamespace,
  ServiceQuery,
  WatchedFleet,
} from './ClusterAccess';
import { groupByNamespace } from './groupByNamespace';
import { kindOf } from './kindOf';
import { mergeLists } from './mergeLists';
import { objectNames } from './objectNames';
import { watchFleets } from './watchFleets';

export interface KubeClusterAccessOptions {
  clients: readonly KubeClient[];
  platforms: readonly ServingPlatform[];
  settings: ServingSettings;
  chunkSize: number;
  now(): Date;
}

/** Clusters reached over the network. */
export class KubeClusterAccess implements ClusterAccess {
  constructor(private readonly options: KubeClusterAccessOptions) {}

  get clusters(): string[] {
    return this.options.clients.map(({ cluster }) => cluster);
  }

  get defaultNamespaces(): string[] {
    return this.options.clients.map(({ connection }) => connection.namespace);
  }

  kindOf(type: string): string {
    return kindOf(type);
  }

  async readFleet(query: FleetQuery): Promise<ModelServiceList> {
    const groups = groupByNamespace(this.options.clients, query);
    const lists = await Promise.all(
      groups.map(({ namespace, clients }) =>
        readFleet({
          ...this.options,
          clients,
          namespace,
          labelSelector: query.labelSelector,
        }),
      ),
    );
    return mergeLists(lists, this.clusters);
  }

  async readService(query: ServiceQuery): Promise<ModelServiceList> {
    const { clients, platforms, settings, now } = this.options;
    const lists = await Promise.all(
      clients.map(client =>
        readService({
          client,
          platforms,
          settings,
          namespace: query.namespace ?? client.connection.namespace,
          name: query.name,
          kind: query.kind,
          now,
        }),
      ),
    );
    return mergeLists(lists, this.clusters);
  }

  watchFleet(query: FleetQuery): WatchedFleet {
    return watchFleets(this.options, query);
  }

  explainWorkloads(query: ServiceQuery): Promise<WorkloadExplanation[]> {
    const { clients, settings } = this.options;
    const { namespace, name, kind } = query;
    return Promise.all(
      clients.map(client =>
        explainWorkloads({
          client,
          settings,
          namespace: namespace ?? client.connection.namespace,
          name,
          kind,
        }),
      ),
    );
  }

  async withoutNamespace(
    namespace: string | undefined,
  ): Promise<MissingNamespace[]> {
    const checked = await Promise.all(
      this.options.clients.map(async client => {
        const name = namespace ?? client.connection.namespace;
        return (await isMissing(client, name))
          ? [{ cluster: client.cluster, namespace: name }]
          : [];
      }),
    );
    return checked.flat();
  }

  async versions(): Promise<AllVersions> {
    const { clients, platforms } = this.options;
    const answers = await Promise.allSettled(
      clients.map(client => versionsOf(client, platforms)),
    );
    return {
      clusters: answers.flatMap(answer =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      ),
      errors: answers.flatMap(answer =>
        answer.status === 'rejected' ? [answer.reason] : [],
      ),
    };
  }

  serviceNames(namespace: string | undefined): Promise<string[]> {
    const { clients, platforms, settings } = this.options;
    const needs = platforms
      .flatMap(({ resources }) => resources)
      .filter(({ role }) => role === 'service');
    return objectNames({ clients, needs, settings, namespace });
  }

  async namespaceNames(): Promise<string[]> {
    const answers = await Promise.all(
      this.options.clients.map(client => client.get('/api/v1/namespaces')),
    );
    return answers.flatMap(answer => {
      const { items } = answer as {
        items?: Array<{ metadata?: { name?: string } }>;
      };
      return (items ?? []).map(({ metadata }) => metadata?.name ?? '');
    });
  }

  close(): void {
    this.options.clients.forEach(client => client.close());
  }
}

/** Whoever may not look a namespace up cannot say that it is missing. */
async function isMissing(
  client: KubeClient,
  namespace: string,
): Promise<boolean> {
  try {
    await client.get(`/api/v1/namespaces/${encodeURIComponent(namespace)}`);
    return false;
  } catch (error) {
    return (error as { kind?: string }).kind === 'not-found';
  }
}

async function versionsOf(
  client: KubeClient,
  platforms: readonly ServingPlatform[],
): Promise<ClusterVersions> {
  const typesOf = ({ resources }: ServingPlatform): ResourceType[] =>
    resources.filter(({ role }) => role === 'service').map(({ type }) => type);
  const [server, discovery] = await Promise.all([
    client.version(),
    client.discovery(platforms.flatMap(typesOf)),
  ]);
  return {
    cluster: client.cluster,
    server,
    platforms: platforms.map(platform => ({
      id: platform.id,
      served: typesOf(platform).flatMap(type => {
        const served = discovery.served(type);
        return served.state === 'served'
          ? [`${type.id}/${served.version}`]
          : [];
      }),
      notServed: typesOf(platform)
        .filter(type => discovery.served(type).state === 'absent')
        .map(({ id }) => id),
    })),
  };
}

import { ClusterClient } from './controllers/ClusterClient';
import { ControllerManager } from './controllers/ControllerManager';
import { controllers } from './controllers/controllers';
import { Faults } from './faults/Faults';
import { SimulatedGpus } from './gpu/SimulatedGpus';
import type { Manifest } from './json/KubeObject';
import { PodLogs } from './logs/PodLogs';
import type { ApiResource } from './resources/ApiResource';
import { allResources, ResourceRegistry } from './resources/ResourceRegistry';
import type { Scenario } from './scenarios/Scenario';
import { Authenticator } from './security/Authenticator';
import { CertificateAuthority } from './security/certificates';
import { ClusterCredentials } from './security/ClusterCredentials';
import { renderKubeconfig } from './security/kubeconfig';
import { ApiServer, type SeenRequest } from './server/ApiServer';
import type { ClusterContext } from './server/ClusterContext';
import { WatchHub } from './server/read/WatchHub';
import { ObjectWriter } from './server/write/ObjectWriter';
import { ManifestLoader } from './store/ManifestLoader';
import { ObjectStore } from './store/ObjectStore';
import { SimulatedTraffic } from './traffic/SimulatedTraffic';

export interface SimulatedClusterOptions {
  /** also the name of its context in kubeconfigs */
  name?: string;
  /** 0: any free one */
  port?: number;
  /** whether controllers act on what is applied */
  controllers?: boolean;
  now?: () => Date;
  /** what is served; everything known when left out */
  resources?: readonly ApiResource[];
}

export interface KubeconfigRequest {
  credential?: 'token' | 'client-certificate' | 'exec';
  namespace?: string;
  user?: string;
}

export interface ObjectReference {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

const DEFAULT_USER = 'dev';
const BOOKMARK_EVERY = 60_000;

/**
 * A Kubernetes API server in this process, over HTTPS, good enough for kubectl. Everybody may do
 * everything until a fault forbids it.
 */
export class SimulatedCluster {
  private readonly loader: ManifestLoader;
  private readonly bookmarks: NodeJS.Timeout;

  private constructor(
    readonly name: string,
    private readonly context: ClusterContext,
    private readonly server: ApiServer,
    private readonly authority: CertificateAuthority,
    private readonly credentials: ClusterCredentials,
    private readonly manager: ControllerManager | undefined,
  ) {
    const { store, registry, writer, now } = context;
    this.loader = new ManifestLoader(store, registry, writer, now);
    this.bookmarks = setInterval(
      () => context.watches.bookmark(),
      BOOKMARK_EVERY,
    ).unref();
  }

  static async start(
    options: SimulatedClusterOptions = {},
  ): Promise<SimulatedCluster> {
    const { name = 'simulated', now = () => new Date() } = options;
    const registry = new ResourceRegistry(options.resources ?? allResources);
    const store = new ObjectStore();
    const watches = new WatchHub(store);
    const traffic = new SimulatedTraffic(store, registry, now);
    const gpus = new SimulatedGpus({ store, registry, traffic, now });
    traffic.expose(pod => gpus.expose(pod));
    const context: ClusterContext = {
      registry,
      store,
      watches,
      writer: new ObjectWriter(store, registry, now),
      faults: new Faults(watches),
      logs: new PodLogs(now),
      traffic,
      backends: new Map(),
      now,
    };
    const authority = await CertificateAuthority.create(name);
    const authenticator = new Authenticator();
    const server = await ApiServer.listen({
      context,
      authenticator,
      serving: await authority.server(),
      certificateAuthority: authority.certificate,
      port: options.port ?? 0,
    });
    const cluster = new SimulatedCluster(
      name,
      context,
      server,
      authority,
      await ClusterCredentials.create(authority, authenticator, DEFAULT_USER),
      options.controllers ? startControllers(context) : undefined,
    );
    ['default', 'kube-system'].forEach(namespace =>
      cluster.loader.ensureNamespace(namespace),
    );
    return cluster;
  }

  get url(): string {
    return `https://127.0.0.1:${this.server.port}`;
  }

  /** the certificate that the server's is signed by, PEM */
  get certificateAuthority(): string {
    return this.authority.certificate;
  }

  /** every request seen, the oldest first */
  get requests(): SeenRequest[] {
    return this.server.requests;
  }

  get faults(): Faults {
    return this.context.faults;
  }

  get logs(): PodLogs {
    return this.context.logs;
  }

  /** requests to its services, and the metrics that its pods expose of them */
  get traffic(): SimulatedTraffic {
    return this.context.traffic;
  }

  /** Requests to a service through the API server's proxy go to this address. */
  stand(
    service: { namespace: string; name: string; port: string },
    url: string,
  ) {
    const { namespace, name, port } = service;
    this.context.backends.set(`${namespace}/${name}:${port}`, url);
  }

  /** how many watches are open */
  get openWatches(): number {
    return this.context.watches.size;
  }

  /** A bearer token that the server accepts for a user. */
  token(user = DEFAULT_USER): string {
    return this.credentials.token(user);
  }

  /** YAML of a kubeconfig whose one context is named like the cluster. */
  kubeconfig(request: KubeconfigRequest = {}): string {
    const user = request.user ?? DEFAULT_USER;
    return renderKubeconfig({
      cluster: this.name,
      server: this.url,
      certificateAuthority: this.certificateAuthority,
      namespace: request.namespace,
      user,
      credential: this.credentials.get(request.credential ?? 'token', user),
    });
  }

  /** Creates or replaces objects just as they are, status included. */
  async apply(objects: readonly Manifest[]): Promise<void> {
    objects.forEach(object => this.loader.put(object));
  }

  /** Creates an object or changes its spec as a client would, for controllers to act on. */
  async write(manifest: Manifest): Promise<void> {
    this.loader.write(manifest);
  }

  /** Puts a situation on the cluster, which controllers then leave as it is. */
  async load(scenario: Pick<Scenario, 'namespace' | 'objects'>): Promise<void> {
    this.manager?.freeze(scenario.namespace);
    await this.apply(scenario.objects);
  }

  /** Removes an object at once; nothing happens when it is not there. */
  async remove(reference: ObjectReference): Promise<void> {
    const { apiVersion, kind, namespace, name } = reference;
    const resource = this.context.registry.forObject(apiVersion, kind);
    this.context.store.remove(resource, namespace, name);
  }

  /** As if the custom resource definition `plural.group` were deleted, objects and all. */
  withdraw(name: string): void {
    const resource = this.context.registry.withdraw(name);
    for (const { metadata } of this.context.store.list(resource)) {
      this.context.store.remove(resource, metadata.namespace, metadata.name);
    }
    this.context.watches.endOf(name);
  }

  /** Sends a bookmark to every watch that asked for them, without waiting for its time. */
  bookmark(): void {
    this.context.watches.bookmark();
  }

  /** Forgets the history, as etcd does in time: watches and pages from before get 410. */
  compact(): void {
    this.context.store.compact();
  }

  /** Waits until the controllers have nothing left to do. */
  async settle(): Promise<void> {
    this.manager?.settle();
  }

  async stop(): Promise<void> {
    clearInterval(this.bookmarks);
    this.manager?.stop();
    await this.server.close();
    this.credentials.remove();
  }
}

function startControllers(context: ClusterContext): ControllerManager {
  const { store, registry, writer, logs, now } = context;
  const client = new ClusterClient(store, registry, writer, logs, now);
  return new ControllerManager(store, client, controllers);
}

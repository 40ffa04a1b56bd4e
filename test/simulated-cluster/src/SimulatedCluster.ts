import { randomUUID } from 'node:crypto';
import { ClusterClient } from './controllers/ClusterClient';
import { ControllerManager } from './controllers/ControllerManager';
import { controllers } from './controllers/controllers';
import { Faults } from './faults/Faults';
import type { KubeObject, Manifest } from './json/KubeObject';
import { PodLogs } from './logs/PodLogs';
import type { ApiResource } from './resources/ApiResource';
import { allResources, ResourceRegistry } from './resources/ResourceRegistry';
import type { Scenario } from './scenarios/Scenario';
import { ADMINISTRATORS, Authenticator } from './security/Authenticator';
import { CertificateAuthority } from './security/certificates';
import { ExecCredential } from './security/execCredential';
import { renderKubeconfig, type Credential } from './security/kubeconfig';
import { ApiServer, type SeenRequest } from './server/ApiServer';
import type { ClusterContext } from './server/ClusterContext';
import { WatchHub } from './server/read/WatchHub';
import { withDefaults } from './server/write/defaults';
import { ObjectWriter } from './server/write/ObjectWriter';
import { ObjectStore } from './store/ObjectStore';

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
  private readonly credentials: ExecCredential[] = [];
  private readonly tokens = new Map<string, string>();
  private readonly certificates = new Map<string, Credential>();
  private readonly bookmarks: NodeJS.Timeout;

  private constructor(
    readonly name: string,
    private readonly context: ClusterContext,
    private readonly server: ApiServer,
    private readonly authenticator: Authenticator,
    private readonly authority: CertificateAuthority,
    private readonly manager: ControllerManager | undefined,
  ) {
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
    const context: ClusterContext = {
      registry,
      store,
      watches,
      writer: new ObjectWriter(store, registry, now),
      faults: new Faults(watches),
      logs: new PodLogs(now),
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
      authenticator,
      authority,
      options.controllers ? startControllers(context) : undefined,
    );
    await cluster.prepare();
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

  /** how many watches are open */
  get openWatches(): number {
    return this.context.watches.size;
  }

  /** A bearer token that the server accepts for a user. */
  token(user = DEFAULT_USER): string {
    let token = this.tokens.get(user);
    if (!token) {
      token = `simulated-${randomUUID()}`;
      this.tokens.set(user, token);
      this.authenticator.addToken(token, user, [ADMINISTRATORS]);
    }
    return token;
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
      credential: this.credential(request.credential ?? 'token', user),
    });
  }

  /** Creates or replaces objects just as they are, status included. */
  async apply(objects: readonly Manifest[]): Promise<void> {
    for (const object of objects) {
      this.put(object);
    }
  }

  /** Creates an object or changes its spec as a client would, for controllers to act on. */
  async write(manifest: Manifest): Promise<void> {
    const { registry, store, writer } = this.context;
    const resource = registry.forObject(manifest.apiVersion, manifest.kind);
    const object = structuredClone(manifest) as unknown as KubeObject;
    const { namespace, name } = object.metadata;
    if (namespace) {
      this.ensureNamespace(namespace);
    }
    const options = {
      dryRun: false,
      fieldManager: 'kubectl-client-side-apply',
      subresource: '' as const,
      apiVersion: manifest.apiVersion,
    };
    const known = store.get(resource, namespace, name);
    if (known) {
      writer.update(resource, known, object, options);
    } else {
      writer.create(resource, object, options);
    }
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
    this.credentials.forEach(credential => credential.remove());
  }

  private async prepare(): Promise<void> {
    await this.issueCertificate(DEFAULT_USER);
    for (const namespace of ['default', 'kube-system']) {
      this.ensureNamespace(namespace);
    }
  }

  private async issueCertificate(user: string): Promise<void> {
    const pair = await this.authority.client(user, [ADMINISTRATORS]);
    this.certificates.set(user, { type: 'client-certificate', pair });
  }

  private credential(
    type: NonNullable<KubeconfigRequest['credential']>,
    user: string,
  ): Credential {
    if (type === 'token') {
      return { type, token: this.token(user) };
    }
    if (type === 'exec') {
      const written = ExecCredential.write(this.token(user));
      this.credentials.push(written);
      return { type, command: written.command, args: written.args };
    }
    const certificate = this.certificates.get(user);
    if (!certificate) {
      throw new Error(
        `Only "${DEFAULT_USER}" has a client certificate, not "${user}"`,
      );
    }
    return certificate;
  }

  private put(manifest: Manifest): void {
    const { registry, store } = this.context;
    const resource = registry.forObject(manifest.apiVersion, manifest.kind);
    const object = structuredClone(manifest) as unknown as KubeObject;
    const { metadata } = object;
    if (resource.namespaced) {
      metadata.namespace ??= 'default';
      this.ensureNamespace(metadata.namespace);
    } else {
      delete metadata.namespace;
    }
    const known = store.get(resource, metadata.namespace, metadata.name);
    object.metadata = {
      uid: known?.metadata.uid ?? randomUUID(),
      creationTimestamp:
        known?.metadata.creationTimestamp ??
        this.context
          .now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
      generation: 1,
      ...metadata,
    };
    store.put(resource, object);
  }

  private ensureNamespace(name: string): void {
    const { registry, store } = this.context;
    const namespaces = registry.named('namespaces');
    if (namespaces && !store.get(namespaces, undefined, name)) {
      const namespace = {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      };
      const object = withDefaults(namespaces, namespace);
      this.put(object as unknown as Manifest);
    }
  }
}

function startControllers(context: ClusterContext): ControllerManager {
  const { store, registry, writer, logs, now } = context;
  const client = new ClusterClient(store, registry, writer, logs, now);
  return new ControllerManager(store, client, controllers);
}

import type { ClusterConnection } from '../ClusterConnection';
import { connect } from '../connect';
import { inClusterConnection, isInCluster } from '../inCluster';
import { KubeError } from '../KubeError';
import type {
  Impersonation,
  Kubeconfig,
  KubeconfigCluster,
  KubeconfigContext,
  KubeconfigUser,
} from './Kubeconfig';
import type { KubeconfigOptions } from './KubeconfigOptions';
import { defaultFiles, readKubeconfig } from './readKubeconfig';

const NO_CLUSTER: KubeconfigCluster = { server: '', skipTLSVerify: false };

/**
 * The connection that kubectl would make with the same flags, environment and files. Nothing is
 * sent yet, and a credential plugin is not run before the first request.
 *
 * @throws KubeError of kind `kubeconfig`
 * @public
 */
export async function loadKubeconfig(
  options: KubeconfigOptions,
): Promise<ClusterConnection> {
  const kubeconfig = await readKubeconfig(options);
  const isEmpty = kubeconfig.files.length === 0;
  if (isEmpty && !options.server) {
    return withoutKubeconfig(options);
  }
  const contextName = options.context ?? kubeconfig.currentContext;
  const context = findContext(kubeconfig, contextName, options);
  const cluster = findCluster(kubeconfig, context, options);
  const user = findUser(kubeconfig, context, options);
  return connect({
    name: options.name ?? contextName ?? hostOf(cluster.server),
    namespace: options.namespace ?? context?.namespace ?? 'default',
    cluster,
    user,
    execTimeoutMs: options.execTimeoutMs,
  });
}

async function withoutKubeconfig(
  options: KubeconfigOptions,
): Promise<ClusterConnection> {
  const { env = process.env } = options;
  if (isInCluster(env) && !options.context) {
    return inClusterConnection(options);
  }
  throw problem(
    'find a kubeconfig',
    `there is no file ${defaultFiles(env).join(' or ')}`,
    'name one with --kubeconfig or KUBECONFIG',
  );
}

function findContext(
  kubeconfig: Kubeconfig,
  name: string | undefined,
  options: KubeconfigOptions,
): KubeconfigContext | undefined {
  if (name === undefined) {
    if (options.server || options.cluster) {
      return undefined;
    }
    throw problem(
      'choose a cluster',
      `no current context is set in ${filesOf(kubeconfig)}`,
      choose('--context', kubeconfig.contexts),
    );
  }
  const context = kubeconfig.contexts.get(name);
  if (!context) {
    throw problem(
      `use context "${name}"`,
      `there is none of this name in ${filesOf(kubeconfig)}`,
      choose('--context', kubeconfig.contexts),
    );
  }
  return context;
}

function findCluster(
  kubeconfig: Kubeconfig,
  context: KubeconfigContext | undefined,
  options: KubeconfigOptions,
): KubeconfigCluster {
  const name = options.cluster ?? context?.cluster;
  const found = name ? kubeconfig.clusters.get(name) : undefined;
  if (name && !found && (options.cluster || !options.server)) {
    throw problem(
      `use cluster "${name}"`,
      `there is none of this name in ${filesOf(kubeconfig)}`,
      choose('--cluster', kubeconfig.clusters),
    );
  }
  const cluster = overriddenCluster(found ?? NO_CLUSTER, options);
  if (!/^https?:\/\/[^/]/.test(cluster.server)) {
    throw problem(
      `use cluster "${name ?? ''}"`,
      'its server is not an http:// or https:// address',
      'correct it in the kubeconfig or give one with --server',
    );
  }
  return cluster;
}

function overriddenCluster(
  cluster: KubeconfigCluster,
  options: KubeconfigOptions,
): KubeconfigCluster {
  const authority = options.certificateAuthorityData
    ? { caData: options.certificateAuthorityData, caFile: undefined }
    : options.certificateAuthority && {
        caData: undefined,
        caFile: options.certificateAuthority,
      };
  return {
    ...cluster,
    ...authority,
    server: (options.server ?? cluster.server).replace(/\/+$/, ''),
    skipTLSVerify: options.insecureSkipTlsVerify ?? cluster.skipTLSVerify,
    tlsServerName: options.tlsServerName ?? cluster.tlsServerName,
    proxyUrl: options.proxyUrl ?? cluster.proxyUrl,
  };
}

function findUser(
  kubeconfig: Kubeconfig,
  context: KubeconfigContext | undefined,
  options: KubeconfigOptions,
): KubeconfigUser {
  const name = options.user ?? context?.user;
  const found = name ? kubeconfig.users.get(name) : undefined;
  if (options.user && !found) {
    throw problem(
      `use user "${options.user}"`,
      `there is none of this name in ${filesOf(kubeconfig)}`,
      choose('--user', kubeconfig.users),
    );
  }
  return overriddenUser(found ?? {}, options);
}

/** A credential that was typed replaces every other way to log in, but not the certificate. */
function overriddenUser(
  user: KubeconfigUser,
  options: KubeconfigOptions,
): KubeconfigUser {
  const certificate = options.clientCertificate
    ? {
        certFile: options.clientCertificate,
        keyFile: options.clientKey,
        certData: undefined,
        keyData: undefined,
      }
    : {
        certFile: user.certFile,
        keyFile: user.keyFile,
        certData: user.certData,
        keyData: user.keyData,
      };
  const impersonate = impersonation(options) ?? user.impersonate;
  const { token, username, password } = options;
  if (token || username || options.clientCertificate) {
    return { ...certificate, impersonate, token, username, password };
  }
  return { ...user, impersonate };
}

function impersonation(options: KubeconfigOptions): Impersonation | undefined {
  const { as, asGroups = [], asUid } = options;
  if (as) {
    return { user: as, groups: asGroups, uid: asUid };
  }
  if (asGroups.length > 0 || asUid) {
    throw problem(
      'impersonate a group',
      'the API server needs a user with it',
      'add --as',
    );
  }
  return undefined;
}

function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function filesOf(kubeconfig: Kubeconfig): string {
  return kubeconfig.files.join(', ') || 'any kubeconfig';
}

const MOST_NAMES = 8;

function choose(flag: string, entries: ReadonlyMap<string, unknown>): string {
  const names = [...entries.keys()].sort();
  if (names.length === 0) {
    return 'name another file with --kubeconfig';
  }
  const more = names.length > MOST_NAMES ? ', …' : '';
  return `choose with ${flag} from: ${names
    .slice(0, MOST_NAMES)
    .join(', ')}${more}`;
}

function problem(what: string, why: string, hint: string): KubeError {
  return new KubeError({ kind: 'kubeconfig', cluster: '', what, why, hint });
}

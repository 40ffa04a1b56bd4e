import { dirname, isAbsolute, join, sep } from 'node:path';
import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { parse } from 'yaml';
import { KubeError } from '../KubeError';
import type {
  ExecPlugin,
  Kubeconfig,
  KubeconfigCluster,
  KubeconfigContext,
  KubeconfigUser,
} from './Kubeconfig';

/**
 * One kubeconfig file. Paths in it are relative to the file, as kubectl reads them.
 *
 * @throws KubeError of kind `kubeconfig`; values are never quoted, since they may be secret
 */
export function parseKubeconfig(source: string, file: string): Kubeconfig {
  const root = FieldReader.of(parseDocument(source, file));
  const resolve = (path: string | undefined) =>
    path && !isAbsolute(path) ? join(dirname(file), path) : path;
  const kubeconfig: Kubeconfig = {
    files: [file],
    currentContext: root.at('current-context').string() || undefined,
    clusters: named(root.at('clusters'), 'cluster', entry =>
      readCluster(entry, resolve),
    ),
    users: named(root.at('users'), 'user', entry => readUser(entry, resolve)),
    contexts: named(root.at('contexts'), 'context', readContext),
  };
  const [malformed] = root.malformed;
  if (malformed) {
    throw unreadable(file, `${malformed.path} is not a ${malformed.expected}`);
  }
  return kubeconfig;
}

function parseDocument(source: string, file: string): unknown {
  try {
    return parse(source);
  } catch (error) {
    // Further lines of a YAML error quote the file.
    const [reason = ''] = String((error as Error).message).split('\n');
    throw unreadable(file, reason.replace(/:$/, ''));
  }
}

function unreadable(file: string, why: string): KubeError {
  return new KubeError({
    kind: 'kubeconfig',
    cluster: '',
    what: `read kubeconfig ${file}`,
    why,
    hint: 'repair the file or name another with --kubeconfig',
  });
}

function named<T>(
  list: FieldReader,
  field: string,
  read: (entry: FieldReader) => T,
): Map<string, T> {
  const result = new Map<string, T>();
  for (const item of list.list()) {
    const name = item.at('name').string();
    if (name !== undefined && !result.has(name)) {
      result.set(name, read(item.at(field)));
    }
  }
  return result;
}

type Resolve = (path: string | undefined) => string | undefined;

function readCluster(entry: FieldReader, resolve: Resolve): KubeconfigCluster {
  return {
    server: entry.at('server').string() ?? '',
    caFile: resolve(text(entry, 'certificate-authority')),
    caData: text(entry, 'certificate-authority-data'),
    skipTLSVerify: entry.at('insecure-skip-tls-verify').boolean() ?? false,
    tlsServerName: text(entry, 'tls-server-name'),
    proxyUrl: text(entry, 'proxy-url'),
  };
}

function readUser(entry: FieldReader, resolve: Resolve): KubeconfigUser {
  const impersonated = text(entry, 'as');
  return {
    token: text(entry, 'token'),
    tokenFile: resolve(text(entry, 'tokenFile')),
    certFile: resolve(text(entry, 'client-certificate')),
    certData: text(entry, 'client-certificate-data'),
    keyFile: resolve(text(entry, 'client-key')),
    keyData: text(entry, 'client-key-data'),
    username: text(entry, 'username'),
    password: text(entry, 'password'),
    exec: entry.at('exec').exists
      ? readExec(entry.at('exec'), resolve)
      : undefined,
    authProvider: entry.at('auth-provider').exists
      ? {
          name: entry.at('auth-provider', 'name').string() ?? '',
          config: entry.at('auth-provider', 'config').stringMap(),
        }
      : undefined,
    impersonate: impersonated
      ? {
          user: impersonated,
          groups: strings(entry.at('as-groups')),
          uid: text(entry, 'as-uid'),
        }
      : undefined,
  };
}

function readExec(entry: FieldReader, resolve: Resolve): ExecPlugin {
  const command = entry.at('command').string() ?? '';
  return {
    apiVersion:
      entry.at('apiVersion').string() ?? 'client.authentication.k8s.io/v1',
    // A bare name is looked up on PATH; anything with a separator is a file.
    command: command.includes(sep) ? resolve(command) ?? '' : command,
    args: strings(entry.at('args')),
    env: Object.fromEntries(
      entry
        .at('env')
        .list()
        .map(variable => [
          variable.at('name').string() ?? '',
          variable.at('value').string() ?? '',
        ]),
    ),
    installHint: text(entry, 'installHint'),
    provideClusterInfo: entry.at('provideClusterInfo').boolean() ?? false,
    interactiveMode: entry.at('interactiveMode').string() ?? 'IfAvailable',
  };
}

function readContext(entry: FieldReader): KubeconfigContext {
  return {
    cluster: entry.at('cluster').string() ?? '',
    user: entry.at('user').string() ?? '',
    namespace: text(entry, 'namespace'),
  };
}

function text(entry: FieldReader, field: string): string | undefined {
  return entry.at(field).string() || undefined;
}

function strings(list: FieldReader): string[] {
  return list.list().flatMap(item => item.string() ?? []);
}

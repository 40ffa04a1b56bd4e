import { execFile } from 'node:child_process';
import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '../KubeError';
import type { ExecPlugin, KubeconfigCluster } from '../kubeconfig/Kubeconfig';
import type { Credential, CredentialSource } from './CredentialSource';

export interface ExecCredentialOptions {
  cluster: string;
  plugin: ExecPlugin;
  /** handed to plugins that ask for it */
  clusterInfo: KubeconfigCluster;
  timeoutMs: number;
  now(): number;
}

/** Ask for a new credential before the old one is refused on its way. */
const EXPIRY_MARGIN_MS = 10_000;

const MAX_OUTPUT_BYTES = 1 << 20;

/**
 * Runs a credential plugin (`aws eks get-token`, `gke-gcloud-auth-plugin`, `kubelogin` …) once,
 * and again only when its credential expires or is rejected.
 *
 * client-node runs these too, but for ever when they hang, without KUBERNETES_EXEC_INFO, which
 * some plugins insist on, and without saying which command it was that failed.
 */
export function execCredential(
  options: ExecCredentialOptions,
): CredentialSource {
  let pending: Promise<IssuedCredential> | undefined;
  return {
    async current() {
      pending ??= run(options);
      try {
        let issued = await pending;
        if (issued.expiresAt <= options.now() + EXPIRY_MARGIN_MS) {
          pending = run(options);
          issued = await pending;
        }
        return issued.credential;
      } catch (error) {
        pending = undefined;
        throw error;
      }
    },
    rejected() {
      pending = undefined;
      return true;
    },
  };
}

interface IssuedCredential {
  credential: Credential;
  /** Infinity when the plugin names no end */
  expiresAt: number;
}

async function run(options: ExecCredentialOptions): Promise<IssuedCredential> {
  const issued = readIssued(options, await output(options));
  if (issued.expiresAt <= options.now()) {
    throw failure(
      options,
      `it gave a credential that expired at ${new Date(
        issued.expiresAt,
      ).toISOString()}`,
      'log in again with the tool that the kubeconfig names',
    );
  }
  return issued;
}

function output(options: ExecCredentialOptions): Promise<string> {
  const { plugin, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(
      plugin.command,
      plugin.args,
      {
        env: {
          ...process.env,
          ...plugin.env,
          KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(options)),
        },
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT_BYTES,
        encoding: 'utf8',
      },
      (error, stdout, stderr) =>
        error ? reject(explain(options, error, stderr)) : resolve(stdout),
    );
    // It would wait for ever for an answer that nobody can type.
    child.stdin?.end();
  });
}

function execInfo({ plugin, clusterInfo }: ExecCredentialOptions) {
  return {
    apiVersion: plugin.apiVersion,
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(plugin.provideClusterInfo && {
        cluster: {
          server: clusterInfo.server,
          'tls-server-name': clusterInfo.tlsServerName,
          'insecure-skip-tls-verify': clusterInfo.skipTLSVerify,
          'certificate-authority-data': clusterInfo.caData,
          'proxy-url': clusterInfo.proxyUrl,
        },
      }),
    },
  };
}

function explain(
  options: ExecCredentialOptions,
  error: Error & { code?: string | number | null; killed?: boolean },
  stderr: string,
): KubeError {
  const { plugin, timeoutMs } = options;
  if (error.code === 'ENOENT') {
    return failure(
      options,
      'the command was not found',
      plugin.installHint ?? 'install it or correct the kubeconfig',
    );
  }
  if (error.killed) {
    return failure(
      options,
      `it gave no credential within ${timeoutMs / 1000} s`,
      'run it by hand to see what it waits for',
    );
  }
  const said = stderr.trim() || 'and said nothing';
  return failure(
    options,
    `it failed (${error.code}): ${said}`,
    'run it by hand, or log in again with it',
  );
}

function readIssued(
  options: ExecCredentialOptions,
  stdout: string,
): IssuedCredential {
  const status = FieldReader.of(parsed(options, stdout)).at('status');
  const token = status.at('token').string();
  const cert = status.at('clientCertificateData').string();
  if (!token && !cert) {
    throw failure(
      options,
      'its output holds neither a token nor a certificate',
      'run it by hand to see what it prints',
    );
  }
  const expiry = Date.parse(status.at('expirationTimestamp').string() ?? '');
  return {
    credential: {
      authorization: token ? `Bearer ${token}` : undefined,
      cert,
      key: status.at('clientKeyData').string(),
    },
    expiresAt: Number.isNaN(expiry) ? Infinity : expiry,
  };
}

function parsed(options: ExecCredentialOptions, stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    // The parser would quote the output, which may hold half a token.
    throw failure(
      options,
      'its output is not JSON',
      'run it by hand to see what it prints',
    );
  }
}

function failure(
  options: ExecCredentialOptions,
  why: string,
  hint: string,
): KubeError {
  return new KubeError({
    kind: 'unauthorized',
    cluster: options.cluster,
    what: `get a credential from ${options.plugin.command}`,
    why,
    hint,
  });
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConnectionFlags } from './Operation';
import { parseDuration } from './parseDuration';

const GROUP = 'Connection (as kubectl has them):';

/** Adds the flags that say which cluster to talk to, and as whom. */
export function addConnectionOptions(command: Command): void {
  for (const option of connectionOptions()) {
    command.addOption(option.helpGroup(GROUP));
  }
}

function connectionOptions(): Option[] {
  return [
    new Option('-n, --namespace <name>', 'namespace to look in'),
    new Option('--kubeconfig <file>', 'kubeconfig file to use'),
    new Option(
      '--context <name>',
      'kubeconfig context; repeat it, or list several with commas, to ask several clusters at once',
    )
      .argParser(appendList)
      .default([], 'current context'),
    new Option('--all-contexts', 'ask every context of the kubeconfig'),
    new Option('--cluster <name>', 'kubeconfig cluster to use'),
    new Option('--user <name>', 'kubeconfig user to use'),
    new Option('--token <token>', 'bearer token for the API server'),
    new Option('-s, --server <url>', 'address of the API server'),
    new Option('--as <user>', 'user to impersonate'),
    new Option('--as-group <group>', 'group to impersonate; may be repeated')
      .argParser(appendOne)
      .default([], 'none'),
    new Option('--certificate-authority <file>', 'certificates to trust'),
    new Option('--client-certificate <file>', 'client certificate for TLS'),
    new Option('--client-key <file>', 'client key for TLS'),
    new Option(
      '--insecure-skip-tls-verify',
      'do not check the server certificate; this makes the connection insecure',
    ),
    new Option('--tls-server-name <name>', 'name the certificate must hold'),
    new Option(
      '--request-timeout <duration>',
      'longest wait for a single request, such as 10s or 2m; 0 waits for ever',
    )
      .argParser(duration)
      .default(30_000, '30s'),
    new Option('--chunk-size <count>', 'objects per request; 0 for all at once')
      .argParser(count)
      .default(500),
  ];
}

/** The connection flags from what commander parsed. */
export function readConnectionFlags(
  options: Record<string, unknown>,
): ConnectionFlags {
  const flags = options as Partial<ConnectionFlags> & {
    context?: string[];
    asGroup?: string[];
    requestTimeout?: number;
  };
  return {
    kubeconfig: flags.kubeconfig,
    contexts: flags.context ?? [],
    allContexts: flags.allContexts ?? false,
    cluster: flags.cluster,
    user: flags.user,
    token: flags.token,
    server: flags.server,
    as: flags.as,
    asGroups: flags.asGroup ?? [],
    certificateAuthority: flags.certificateAuthority,
    clientCertificate: flags.clientCertificate,
    clientKey: flags.clientKey,
    insecureSkipTlsVerify: flags.insecureSkipTlsVerify ?? false,
    tlsServerName: flags.tlsServerName,
    requestTimeoutMs: flags.requestTimeout ?? 30_000,
    chunkSize: flags.chunkSize ?? 500,
  };
}

function appendList(value: string, before: string[]): string[] {
  const names = value.split(',').map(name => name.trim());
  if (names.includes('')) {
    throw new InvalidArgumentError('It holds an empty name.');
  }
  return [...before, ...names.filter(name => !before.includes(name))];
}

function appendOne(value: string, before: string[]): string[] {
  return [...before, value];
}

function count(value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new InvalidArgumentError('It must be a whole number.');
  }
  return Number(value);
}

function duration(value: string): number {
  try {
    return parseDuration(value);
  } catch (error) {
    throw new InvalidArgumentError(`${(error as Error).message}.`);
  }
}

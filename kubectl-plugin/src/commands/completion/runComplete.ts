import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { CompleteOperation } from '../../cli/Operation';
import type { ClusterAccess, Connect } from '../../cluster/ClusterAccess';
import { loadSettings } from '../../settings/loadSettings';
import { printable } from '../../terminal/printable';
import { type Asked, whatIsAsked } from './whatIsAsked';

/** Nobody waits longer for a suggestion. */
const TIMEOUT_MS = 3_000;

/** What cobra's shell scripts, and kubectl's, understand: 4 is "and no file names". */
const NO_FILES = ':4';
const FILES = ':0';

/**
 * Answers a shell: candidates, a line each, then a directive (KEP-2379). Says nothing when a
 * cluster does not answer: an error in the middle of a command line helps nobody.
 */
export async function runComplete(
  { words }: CompleteOperation,
  host: Host,
  connect: Connect,
): Promise<ExitCode> {
  const asked = whatIsAsked(words);
  if (asked.kind === 'file') {
    host.stdout.write(`${FILES}\n`);
    return ExitCode.healthy;
  }
  const candidates = await candidatesFor(asked, host, connect).catch(() => []);
  const lines = candidates
    .filter(candidate => candidate.startsWith(asked.prefix))
    .map(candidate => `${asked.before}${printable(candidate)}`);
  host.stdout.write([...lines, NO_FILES, ''].join('\n'));
  return ExitCode.healthy;
}

async function candidatesFor(
  asked: Exclude<Asked, { kind: 'file' }>,
  host: Host,
  connect: Connect,
): Promise<string[]> {
  if (asked.kind === 'words') {
    return asked.words;
  }
  const access = await connect(
    {
      ...asked.connection,
      requestTimeoutMs: TIMEOUT_MS,
      allContexts: asked.kind === 'contexts' || asked.connection.allContexts,
      contexts: asked.kind === 'contexts' ? [] : asked.connection.contexts,
    },
    await loadSettings(asked.settings, host),
  );
  return [...new Set(await namesOf(asked, access))].sort();
}

async function namesOf(
  asked: Exclude<Asked, { kind: 'file' | 'words' }>,
  access: ClusterAccess,
): Promise<readonly string[]> {
  switch (asked.kind) {
    case 'contexts':
      return access.clusters;
    case 'namespaces':
      return access.namespaceNames();
    default:
      return access.serviceNames(asked.namespace);
  }
}

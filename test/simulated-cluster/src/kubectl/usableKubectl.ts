import { execFileSync } from 'node:child_process';

/** The first whose plugin completion, table watches and `auth whoami` the tests can count on. */
const OLDEST_MINOR = 28;

/**
 * Whether there is a kubectl that tests may hold us against; otherwise one line says why they
 * are skipped.
 */
export function usableKubectl(): boolean {
  const version = clientVersion();
  if (version !== undefined && version >= OLDEST_MINOR) {
    return true;
  }
  process.stderr.write(
    `Skipped: ${
      version === undefined
        ? 'no kubectl on PATH'
        : `kubectl 1.${version} on PATH`
    }, where the tests beside kubectl need 1.${OLDEST_MINOR} or newer\n`,
  );
  return false;
}

/** Its minor version; the major one is 1. */
function clientVersion(): number | undefined {
  try {
    const answer = execFileSync(
      'kubectl',
      ['version', '--client', '--output=json'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const { clientVersion: version } = JSON.parse(answer) as {
      clientVersion: { minor: string };
    };
    return parseInt(version.minor, 10);
  } catch {
    return undefined; // no kubectl is what the caller asks about
  }
}

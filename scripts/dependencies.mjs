import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCli, runNode } from './process.mjs';
import { ROOT } from './root.mjs';
import { say } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const STAMP = join(ROOT, 'node_modules/.modeldeck-lock');

/** Runs `npm ci` when node_modules is missing or was installed from another lock. */
export async function ensureDependencies() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isInstalled(hash)) {
    return;
  }
  say('installing what package-lock.json names (a minute or two, once)');
  const code = await runNode([npmCli(), 'ci', '--loglevel=error']);
  if (code !== 0) {
    throw new Error(
      `npm ci ended with ${code}; what it printed above says why`,
    );
  }
  writeFileSync(STAMP, hash);
}

function isInstalled(hash) {
  if (!existsSync(INSTALLED)) {
    return false;
  }
  if (existsSync(STAMP)) {
    return readFileSync(STAMP, 'utf8') === hash || installedByHand();
  }
  return installedByHand();
}

/** Someone ran `npm install` since: npm rewrites its own record after the lock. */
function installedByHand() {
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

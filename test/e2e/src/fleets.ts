import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const KUBECTL_PLUGIN = resolve(__dirname, '../../../kubectl-plugin');
const run = promisify(execFile);

/** Bundles the terminal's program, which runs from its bundle only. */
export async function buildTerminal(): Promise<void> {
  await run(process.execPath, ['build.mjs'], { cwd: KUBECTL_PLUGIN });
}

/** What `kubectl model status -A -o json` prints of a cluster. */
export async function fleetInTerminal(kubeconfig: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'modeldeck-e2e-'));
  const path = join(folder, 'kubeconfig');
  try {
    await writeFile(path, kubeconfig, { mode: 0o600 });
    return parseFleet(await stdoutOf(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Services that are not well make its exit code, which is no failure to print them. */
async function stdoutOf(kubeconfig: string): Promise<string> {
  const program = join(KUBECTL_PLUGIN, 'bin/kubectl-model');
  const args = [program, 'status', '-A', '-o', 'json'];
  const env = { ...process.env, KUBECONFIG: kubeconfig, NODE_OPTIONS: '' };
  try {
    return (await run(process.execPath, args, { env, timeout: 60_000 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (!stdout) {
      throw new Error(`kubectl model printed nothing: ${stderr}`);
    }
    return stdout;
  }
}

/** What the portal's REST API says of a cluster, to a guest. */
export async function fleetInPortal(
  url: string,
  cluster: string,
): Promise<unknown> {
  const identity = await fetchText(`${url}/api/auth/guest/refresh`);
  const { token } = JSON.parse(identity).backstageIdentity;
  return parseFleet(
    await fetchText(`${url}/api/model-serving/services?cluster=${cluster}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
  );
}

async function fetchText(url: string, init?: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${text}`);
  }
  return text;
}

/** All but the moment of reading, which two readers cannot share. */
function parseFleet(json: string): unknown {
  return JSON.parse(json, (key, value) =>
    key === 'observedAt' ? undefined : value,
  );
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { KubeError } from '../KubeError';
import type { Kubeconfig } from './Kubeconfig';
import { parseKubeconfig } from './parseKubeconfig';

/** @public */
export interface KubeconfigLocation {
  /** `--kubeconfig`: this file only, and it must exist */
  path?: string;
  /** where KUBECONFIG and HOME are looked up; by default the process's */
  env?: Record<string, string | undefined>;
}

/**
 * The kubeconfig that kubectl would use: the named file, else those in KUBECONFIG, else
 * `~/.kube/config`. Files that KUBECONFIG lists need not exist. Of several entries of one name
 * the first wins.
 */
export async function readKubeconfig(
  location: KubeconfigLocation,
): Promise<Kubeconfig> {
  const { path, env = process.env } = location;
  const files = path ? [resolve(path)] : defaultFiles(env);
  const read = await Promise.all(
    files.map(file => readOne(file, path !== undefined)),
  );
  return merge(read.filter(found => found !== undefined));
}

/** Where kubeconfig is looked for when none is named. */
export function defaultFiles(
  env: Record<string, string | undefined>,
): string[] {
  const listed = (env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  return listed.length > 0
    ? [...new Set(listed.map(file => resolve(file)))]
    : [join(env.HOME || homedir(), '.kube', 'config')];
}

async function readOne(
  file: string,
  required: boolean,
): Promise<Kubeconfig | undefined> {
  try {
    return parseKubeconfig(await readFile(file, 'utf8'), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !required) {
      return undefined;
    }
    if (error instanceof KubeError) {
      throw error;
    }
    throw new KubeError(
      {
        kind: 'kubeconfig',
        cluster: '',
        what: `read kubeconfig ${file}`,
        why: code === 'ENOENT' ? 'there is no such file' : `${code}`,
        hint: 'name an existing, readable file with --kubeconfig or KUBECONFIG',
      },
      { cause: error },
    );
  }
}

function merge(kubeconfigs: readonly Kubeconfig[]): Kubeconfig {
  const merged: Kubeconfig = {
    files: [],
    clusters: new Map(),
    users: new Map(),
    contexts: new Map(),
  };
  for (const next of kubeconfigs) {
    merged.files.push(...next.files);
    merged.currentContext ??= next.currentContext;
    addMissing(merged.clusters, next.clusters);
    addMissing(merged.users, next.users);
    addMissing(merged.contexts, next.contexts);
  }
  return merged;
}

function addMissing<T>(into: Map<string, T>, from: Map<string, T>): void {
  for (const [name, entry] of from) {
    if (!into.has(name)) {
      into.set(name, entry);
    }
  }
}

/**
 * The filters that Backstage gives to every template
 * (backstage/backstage: plugins/scaffolder-backend/src/lib/templating/filters).
 */

interface RepoSpec {
  repo: string;
  host: string;
  owner?: string;
  organization?: string;
  workspace?: string;
  project?: string;
}

const ENTITY_REF = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/;

/** `host?owner=o&repo=r`, as the repository picker has it, in its parts. */
export function parseRepoUrl(repoUrl: unknown): RepoSpec {
  let url: URL;
  try {
    url = new URL(`https://${repoUrl}`);
  } catch {
    throw new Error(`${JSON.stringify(repoUrl)} is no repository`);
  }
  const repo = url.searchParams.get('repo');
  if (!repo) {
    throw new Error(
      `${JSON.stringify(repoUrl)} names no repository: it has no repo=`,
    );
  }
  const spec: RepoSpec = { host: url.host, repo };
  for (const key of [
    'owner',
    'organization',
    'workspace',
    'project',
  ] as const) {
    const value = url.searchParams.get(key);
    if (value) {
      spec[key] = value;
    }
  }
  return spec;
}

export function projectSlug(repoUrl: unknown): string {
  const { owner, repo } = parseRepoUrl(repoUrl);
  return `${owner}/${repo}`;
}

/** `[kind:][namespace/]name` in its parts (backstage/backstage: packages/catalog-model, ref.ts). */
export function parseEntityRef(
  ref: unknown,
  defaults: { defaultKind?: string; defaultNamespace?: string } = {},
) {
  const [, kind = defaults.defaultKind, namespace, name] =
    ENTITY_REF.exec(String(ref)) ?? [];
  if (kind === undefined || name === undefined) {
    throw new Error(`${JSON.stringify(ref)} names no entity`);
  }
  return {
    kind,
    namespace: namespace ?? defaults.defaultNamespace ?? 'default',
    name,
  };
}

/** A property of an object by its path, e.g. `metadata.name`. */
export function pick(value: unknown, path: unknown): unknown {
  return String(path)
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}

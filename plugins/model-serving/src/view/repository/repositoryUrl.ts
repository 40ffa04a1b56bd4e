/** What a repository is found by on its host, beside its name. */
export type RepositoryPart = 'owner' | 'organization' | 'workspace' | 'project';

export type RepositoryParts = Partial<Record<RepositoryPart | 'repo', string>>;

export interface RepositoryPlace {
  host: string;
  parts: RepositoryParts;
}

/**
 * By the kind of host, what Backstage's action that publishes there asks for
 * (backstage/backstage: plugins/scaffolder-node/src/actions/util.ts).
 */
const PARTS_OF: Readonly<Record<string, readonly RepositoryPart[]>> = {
  github: ['owner'],
  gitlab: ['owner'],
  gitea: ['owner'],
  bitbucketServer: ['project'],
  bitbucketCloud: ['workspace', 'project'],
  azure: ['organization', 'project'],
};

/** Whether templates can be published to such a host at all. */
export function canPublishTo(kind: string): boolean {
  return kind in PARTS_OF;
}

export function partsOf(kind: string): readonly RepositoryPart[] {
  return PARTS_OF[kind] ?? [];
}

/** From `host?owner=…&repo=…`, as Backstage's form writes it. */
export function readRepositoryUrl(
  url: string | undefined,
): RepositoryPlace | undefined {
  const [host = '', query] = (url ?? '').split('?');
  return host === ''
    ? undefined
    : { host, parts: Object.fromEntries(new URLSearchParams(query)) };
}

export function writeRepositoryUrl({ host, parts }: RepositoryPlace): string {
  const given = Object.entries(parts).filter(([, value]) => value !== '');
  return `${host}?${new URLSearchParams(given as [string, string][])}`;
}

/** What is not said yet. */
export function missingParts(
  kind: string,
  { parts }: RepositoryPlace,
): (RepositoryPart | 'repo')[] {
  return [...partsOf(kind), 'repo' as const].filter(part => !parts[part]);
}

import type { ConfigApi } from '@backstage/frontend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { canPublishTo } from './repositoryUrl';

/** A host of git repositories that the portal knows. */
export interface RepositoryHost {
  host: string;
  /** as Backstage calls it, such as `github` */
  kind: string;
}

/**
 * Where a project may be published to. Backstage knows the great public hosts without being told;
 * they are only offered where nothing is configured.
 *
 * @param allowed - hosts that a template wants; empty: any
 */
export function repositoryHosts(
  config: ConfigApi,
  allowed: readonly string[] = [],
): RepositoryHost[] {
  const configured = config.getOptionalConfig('integrations')?.keys() ?? [];
  const hosts = ScmIntegrations.fromConfig(config)
    .list()
    .map(({ title, type }) => ({ host: title, kind: type }))
    .filter(({ kind }) => canPublishTo(kind));
  const wanted = hosts.filter(({ host, kind }) =>
    allowed.length > 0 ? allowed.includes(host) : configured.includes(kind),
  );
  return wanted.length > 0 || allowed.length > 0 ? wanted : hosts;
}

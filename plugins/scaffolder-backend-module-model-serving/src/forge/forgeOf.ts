import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';

/** Hosts of repositories whose publishing our templates know. */
export const FORGES = [
  'github',
  'gitlab',
  'gitea',
  'bitbucketServer',
  'bitbucketCloud',
  'azure',
] as const;

export type Forge = (typeof FORGES)[number];

/**
 * What kind of host a project is published to, as the portal's `integrations` say; undefined where
 * it is published nowhere.
 *
 * @param repoUrl - `host?owner=…&repo=…`, as the form's RepoUrlPicker has it
 * @throws InputError for a host that the portal, or a template, cannot publish to
 */
export function forgeOf(
  repoUrl: unknown,
  integrations: Pick<ScmIntegrationRegistry, 'byHost'>,
): Forge | undefined {
  if (typeof repoUrl !== 'string' || repoUrl === '') {
    return undefined;
  }
  const [host = ''] = repoUrl.split('?');
  const type = integrations.byHost(host)?.type;
  if (type === undefined) {
    throw new InputError(
      `The portal knows nothing of the host ${host} that the repository is to be on: choose another, or have it added to the portal's integrations`,
    );
  }
  const forge = FORGES.find(known => known === type);
  if (!forge) {
    throw new InputError(
      `A project is not published to ${host}, which is of the kind ${type}: choose one of the kinds ${FORGES.join(
        ', ',
      )}`,
    );
  }
  return forge;
}

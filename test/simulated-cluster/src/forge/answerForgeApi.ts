import type { ForgeRepositories, ForgeRepository } from './ForgeRepositories';
import { ForgeRefusal } from './ForgeRefusal';

export interface ForgeApiRequest {
  method: string;
  /** of the path after `/api/v1` */
  segments: readonly string[];
  query: URLSearchParams;
  body: unknown;
  /** of the whole forge */
  url: string;
}

export interface ForgeApiAnswer {
  status: number;
  /** what is no buffer goes as JSON */
  body: unknown;
}

/**
 * The part of Gitea's API (go-gitea/gitea: routers/api/v1/api.go) that Backstage publishes to and
 * reads from.
 */
export async function answerForgeApi(
  repositories: ForgeRepositories,
  request: ForgeApiRequest,
): Promise<ForgeApiAnswer> {
  const [kind, owner = '', ...rest] = request.segments;
  if (kind === 'orgs') {
    return answerOrganization(repositories, owner, rest, request);
  }
  const [name = '', ...asked] = rest;
  if (kind !== 'repos' || request.method !== 'GET') {
    throw new ForgeRefusal(404, 'Not Found');
  }
  return {
    status: 200,
    body: await readRepository(
      repositories,
      repositories.find(owner, name),
      asked,
      request,
    ),
  };
}

async function answerOrganization(
  repositories: ForgeRepositories,
  owner: string,
  rest: readonly string[],
  { method, body, url }: ForgeApiRequest,
): Promise<ForgeApiAnswer> {
  const name = repositories.organization(owner);
  if (method === 'GET' && rest.length === 0) {
    return { status: 200, body: { id: 1, name, username: name } };
  }
  if (method !== 'POST' || rest.join('/') !== 'repos') {
    throw new ForgeRefusal(404, 'Not Found');
  }
  const wanted = (body ?? {}) as Record<string, unknown>;
  const made = await repositories.create({
    owner,
    name: wanted.name,
    description: wanted.description,
    isPrivate: wanted.private,
  });
  return { status: 201, body: told(made, url) };
}

async function readRepository(
  repositories: ForgeRepositories,
  repository: ForgeRepository,
  asked: readonly string[],
  { query, url }: ForgeApiRequest,
): Promise<unknown> {
  const [kind, ...rest] = asked;
  const path = rest.join('/');
  switch (kind) {
    case undefined:
      return told(repository, url);
    case 'contents': {
      const ref = query.get('ref') ?? 'main';
      const bytes = await repositories.file(repository, ref, path);
      return {
        type: 'file',
        path,
        size: bytes.length,
        encoding: 'base64',
        content: bytes.toString('base64'),
      };
    }
    case 'git': {
      const ref = path.replace(/^commits\//, '');
      return { sha: await repositories.commit(repository, ref) };
    }
    case 'archive':
      return repositories.archive(repository, path.replace(/\.tar\.gz$/, ''));
    default:
      throw new ForgeRefusal(404, 'Not Found');
  }
}

function told(repository: ForgeRepository, url: string): object {
  const { id, owner, name, description, isPrivate } = repository;
  const htmlUrl = `${url}/${owner}/${name}`;
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    description,
    private: isPrivate,
    owner: { login: owner },
    default_branch: 'main',
    html_url: htmlUrl,
    clone_url: `${htmlUrl}.git`,
  };
}

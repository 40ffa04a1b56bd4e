import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { answerForgeApi } from './answerForgeApi';
import { answerGit, isGitRequest } from './answerGit';
import { ForgeAccess, type ForgeUser } from './ForgeAccess';
import { repositoryPage, signInPage } from './forgePages';
import { ForgeRefusal } from './ForgeRefusal';
import { ForgeRepositories } from './ForgeRepositories';

export interface SimulatedForgeOptions {
  /** 0: any free one */
  port?: number;
  /** that repositories can be made in */
  organizations?: readonly string[];
  /** who alone is let in */
  user?: ForgeUser;
  /** which the folder of the repositories is made in; that of the machine's temporary files, unless said */
  parent?: string;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** of the path, decoded */
  segments: readonly string[];
  query: URLSearchParams;
}

/**
 * A host of git repositories in this process that answers as Gitea does where everybody has to sign
 * in (`REQUIRE_SIGNIN_VIEW`): what Backstage publishes to and reads, what git itself asks, and pages
 * to look at. Its repositories end with it.
 */
export class SimulatedForge {
  private constructor(
    private readonly server: http.Server,
    private readonly repositories: ForgeRepositories,
    private readonly access: ForgeAccess,
  ) {}

  static async start(
    options: SimulatedForgeOptions = {},
  ): Promise<SimulatedForge> {
    const server = http.createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const forge = new SimulatedForge(
      server,
      await ForgeRepositories.open(
        options.organizations ?? ['models'],
        options.parent ?? tmpdir(),
      ),
      new ForgeAccess(
        options.user ?? { name: 'portal', password: 'simulated' },
      ),
    );
    server.on('request', (request, response) => {
      forge
        .answer(request, response)
        .catch(error => refuse(request, response, error));
    });
    return forge;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get user(): ForgeUser {
    return this.access.user;
  }

  /** Text of the files on the branch `main`, by path. */
  async files(owner: string, name: string): Promise<Record<string, string>> {
    const repository = this.repositories.find(owner, name);
    const paths = await this.repositories.paths(repository, 'main');
    const entries = await Promise.all(
      paths.map(async path => {
        const bytes = await this.repositories.file(repository, 'main', path);
        return [path, bytes.toString()] as const;
      }),
    );
    return Object.fromEntries(entries);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
    await this.repositories.close();
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const segments = pathname.slice(1).split('/').map(decoded);
    const exchange = { request, response, segments, query: searchParams };
    if (pathname.startsWith('/api/v1/')) {
      await this.answerApi(exchange);
    } else if (pathname === '/user/login') {
      await this.answerSignIn(exchange);
    } else if (isGitRequest(segments.slice(2).join('/'))) {
      await this.answerGit(exchange);
    } else {
      await this.answerPage(exchange);
    }
  }

  private async answerApi(exchange: Exchange): Promise<void> {
    const { request, response, segments, query } = exchange;
    if (request.headers.authorization === undefined) {
      throw new ForgeRefusal(
        403,
        'Only signed in user is allowed to call APIs.',
      );
    }
    if (!this.access.hasCredentials(request.headers)) {
      throw new ForgeRefusal(401, 'invalid username, password or token');
    }
    const { status, body } = await answerForgeApi(this.repositories, {
      method: request.method ?? 'GET',
      segments: segments.slice(2),
      query,
      body: parsed(await text(request)),
      url: this.url,
    });
    const isFile = Buffer.isBuffer(body);
    response.writeHead(status, {
      'content-type': isFile ? 'application/gzip' : 'application/json',
    });
    response.end(isFile ? body : JSON.stringify(body));
  }

  private async answerSignIn(exchange: Exchange): Promise<void> {
    const { request, response, query } = exchange;
    if (request.method !== 'POST') {
      const next = query.get('redirect_to') ?? '/';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(signInPage({ ...this.user, next }));
      return;
    }
    const form = new URLSearchParams(await text(request));
    const cookie = this.access.signIn(form);
    if (cookie === undefined) {
      throw new ForgeRefusal(403, 'Username or password is incorrect.');
    }
    const next = form.get('redirect_to') ?? '/';
    response.writeHead(303, {
      'set-cookie': cookie,
      // Nowhere but here: two slashes would be another host.
      location: `/${next.replace(/^[/\\]+/, '')}`,
    });
    response.end();
  }

  private async answerGit(exchange: Exchange): Promise<void> {
    const { request, response, segments, query } = exchange;
    if (!this.access.hasCredentials(request.headers)) {
      response.setHeader('www-authenticate', 'Basic realm="Gitea"');
      throw new ForgeRefusal(401, 'Unauthorized');
    }
    await answerGit({
      repository: this.repositoryOf(segments),
      root: this.repositories.root,
      asked: segments.slice(2).join('/'),
      query,
      user: this.user.name,
      request,
      response,
    });
  }

  private async answerPage(exchange: Exchange): Promise<void> {
    const { request, response, segments } = exchange;
    if (!this.access.hasSession(request.headers)) {
      const next = encodeURIComponent(`/${segments.join('/')}`);
      response.writeHead(303, { location: `/user/login?redirect_to=${next}` });
      response.end();
      return;
    }
    const { type, content } = await repositoryPage(
      this.repositories,
      this.repositoryOf(segments),
      segments.slice(2),
    );
    response.setHeader('content-type', `text/${type}; charset=utf-8`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.end(content);
  }

  private repositoryOf([owner = '', name = '']: readonly string[]) {
    return this.repositories.find(owner, name.replace(/\.git$/, ''));
  }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  const { status, message } =
    error instanceof ForgeRefusal
      ? error
      : { status: 500, message: 'Internal Server Error' };
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isApi = request.url?.startsWith('/api/');
  response.writeHead(status, {
    'content-type': isApi ? 'application/json' : 'text/plain; charset=utf-8',
  });
  response.end(isApi ? JSON.stringify({ message }) : `${message}\n`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ForgeRefusal(400, 'Bad Request');
  }
}

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    throw new ForgeRefusal(422, 'the body is no JSON');
  }
}

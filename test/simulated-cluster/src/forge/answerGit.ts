import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ForgeRepository } from './ForgeRepositories';
import { ForgeRefusal } from './ForgeRefusal';
import { GIT_ENVIRONMENT } from './git';

const SERVICES = ['git-upload-pack', 'git-receive-pack'];
const END_OF_HEADERS = '\r\n\r\n';

export interface GitRequest {
  repository: ForgeRepository;
  /** folder that all repositories lie in */
  root: string;
  /** of the path after the repository */
  asked: string;
  query: URLSearchParams;
  user: string;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Whether it is one of the requests that git's smart HTTP consists of. */
export function isGitRequest(asked: string): boolean {
  return asked === 'info/refs' || SERVICES.includes(asked);
}

/** Has `git http-backend` answer, by the Common Gateway Interface. */
export async function answerGit(options: GitRequest): Promise<void> {
  const { request, response, asked, query } = options;
  const service = asked === 'info/refs' ? query.get('service') : asked;
  if (!SERVICES.includes(service ?? '')) {
    // Its "dumb" protocol hands out files one by one; Gitea's clients do not use it.
    throw new ForgeRefusal(403, 'Please upgrade your git client.');
  }
  const child = spawn('git', ['http-backend'], {
    cwd: options.root,
    env: environmentOf(options),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  response.once('close', () => child.kill());
  child.stdin.on('error', () => undefined); // it may answer before it has read everything
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  let isHeadSent = false;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    if (isHeadSent) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(END_OF_HEADERS);
    if (end >= 0) {
      sendHead(response, head.subarray(0, end).toString('latin1'));
      response.write(head.subarray(end + END_OF_HEADERS.length));
      isHeadSent = true;
    }
  }
  if (!isHeadSent) {
    throw new ForgeRefusal(500, 'git did not answer');
  }
  response.end();
}

function environmentOf(options: GitRequest): NodeJS.ProcessEnv {
  const { repository, asked, query, request } = options;
  const { headers } = request;
  return {
    ...GIT_ENVIRONMENT,
    GIT_PROJECT_ROOT: options.root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    // Who is named here may push.
    REMOTE_USER: options.user,
    REMOTE_ADDR: '127.0.0.1',
    REQUEST_METHOD: request.method,
    PATH_INFO: `${repository.folder.slice(options.root.length)}/${asked}`,
    QUERY_STRING: query.toString(),
    CONTENT_TYPE: headers['content-type'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
  };
}

function sendHead(response: ServerResponse, text: string): void {
  const fields = text.split('\r\n').map(line => {
    const [name = '', ...value] = line.split(':');
    return [name, value.join(':').trim()] as const;
  });
  const status = fields.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(
    parseInt(status, 10),
    Object.fromEntries(fields.filter(([name]) => name !== 'Status')),
  );
}

import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Deadline } from '../../kube/transport/Deadline';
import { readBounded } from './readBounded';
import { guardedLookup, isRefusedAddress } from './refusedAddress';
import { RemoteError } from './RemoteError';
import { remoteFailure } from './remoteFailure';

/** One question to a registry or an artifact store. */
export interface RemoteRequest {
  url: URL;
  /** for error messages, e.g. "read MLmodel" */
  what: string;
  /** sent to the host of the URL and to no other */
  headers?: Readonly<Record<string, string>>;
  tls?: RemoteTls;
  maxBytes: number;
  /** bounds the question as a whole, redirects included */
  timeoutMs: number;
  signal?: AbortSignal;
  /** other places to which a redirect may lead; none by default */
  mayFollow?: (url: URL) => boolean;
  /** 3 by default; with 0 a redirect is the answer */
  mostRedirects?: number;
}

export interface RemoteTls {
  /** PEM */
  ca?: string;
  skipVerify?: boolean;
}

/** Whatever its status is. */
export interface RemoteAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const MOST_REDIRECTS = 3;

/**
 * Asks once, and follows redirects where they stay with the host that was meant. Nobody is asked
 * at an address that only a machine's own cloud uses.
 *
 * @throws RemoteError when there is no whole answer
 */
export async function getRemote(request: RemoteRequest): Promise<RemoteAnswer> {
  const deadline = new Deadline(request.timeoutMs, request.signal);
  const { mostRedirects = MOST_REDIRECTS } = request;
  let { url } = request;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const message = await send(request, url, deadline.signal);
      const target = mostRedirects > 0 ? redirectOf(message, url) : undefined;
      if (!target) {
        return {
          status: message.statusCode ?? 0,
          headers: message.headers,
          body: await readBounded(message, request.maxBytes),
        };
      }
      message.destroy();
      url = followed(request, url, target);
    }
    throw refusal(
      request,
      url,
      `it redirects more than ${mostRedirects} times`,
    );
  } catch (error) {
    throw remoteFailure(error, { ...request, url, deadline });
  } finally {
    deadline.clear();
  }
}

async function send(
  { url: first, headers, tls, what }: RemoteRequest,
  url: URL,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (isRefusedAddress(url.hostname)) {
    throw refusal({ what }, url, 'link-local addresses are not asked');
  }
  const { request } = url.protocol === 'https:' ? https : http;
  const options = {
    // None is kept: questions are few, and an idle connection would outlive a command.
    agent: false as const,
    lookup: guardedLookup,
    signal,
    ca: tls?.ca,
    rejectUnauthorized: !tls?.skipVerify,
    headers: {
      'user-agent': 'modeldeck',
      'accept-encoding': 'identity',
      ...(url.origin === first.origin && headers),
    },
  };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
}

function redirectOf(
  { statusCode = 0, headers }: IncomingMessage,
  url: URL,
): URL | undefined {
  const { location } = headers;
  return statusCode >= 300 && statusCode < 400 && location !== undefined
    ? URL.parse(location, url) ?? undefined
    : undefined;
}

function followed(request: RemoteRequest, from: URL, to: URL): URL {
  const isFurther = ['https:', from.protocol].includes(to.protocol);
  const isMeant =
    to.origin === request.url.origin || request.mayFollow?.(to) === true;
  if (!isFurther || !['http:', 'https:'].includes(to.protocol) || !isMeant) {
    throw refusal(
      request,
      from,
      `it redirects to ${to.protocol}//${to.host}, which nobody named`,
    );
  }
  return to;
}

function refusal(
  { what }: Pick<RemoteRequest, 'what'>,
  { host }: URL,
  why: string,
): RemoteError {
  return new RemoteError({
    kind: 'refused',
    what,
    where: host,
    why,
    hint: 'give the address that has it',
  });
}

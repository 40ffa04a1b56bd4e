import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import {
  KubeError,
  type KubeErrorCause,
  type KubeErrorKind,
} from '../KubeError';

export interface RefusedResponse {
  cluster: string;
  what: string;
  where?: string;
  status: number;
  retryAfter: string | undefined;
  body: string;
  /** what is wrong with the credential, where that is known */
  credentialProblem?: string;
}

const HINTS: Partial<Record<KubeErrorKind, string>> = {
  unauthorized: 'log in again or renew the credential in the kubeconfig',
  forbidden: 'ask for the right, or look in a namespace that you may read',
  throttled: 'try again in a while',
  server: 'try again; if it stays so, look at the logs of the API server',
};

/** What the API server says when it does not do what it was asked. */
export function statusError(response: RefusedResponse): KubeError {
  const { cluster, what, where, status } = response;
  const body = readStatus(response.body);
  const kind = kindOf(status, body);
  return new KubeError({
    kind,
    cluster,
    what,
    where,
    status,
    why: reasonOf(kind, response, body),
    hint: HINTS[kind],
    retryAfterMs: retryAfterMs(response.retryAfter, body),
    causes: body?.causes,
  });
}

interface StatusBody {
  message: string;
  /** only objects have one: a path that is not served at all does not */
  name: string;
  retryAfterSeconds: number | undefined;
  causes: KubeErrorCause[];
}

/** More are told by nobody: an object of another kind differs in every field. */
const MOST_CAUSES = 100;

function readStatus(body: string): StatusBody | undefined {
  try {
    const status = FieldReader.of(JSON.parse(body));
    return {
      message: status.at('message').string() ?? '',
      name: status.at('details', 'name').string() ?? '',
      retryAfterSeconds: status.at('details', 'retryAfterSeconds').number(),
      causes: status
        .at('details', 'causes')
        .list()
        .slice(0, MOST_CAUSES)
        .map(cause => ({
          reason: cause.at('reason').string() ?? '',
          field: cause.at('field').string() ?? '',
          message: cause.at('message').string() ?? '',
        })),
    };
  } catch {
    // Proxies answer in HTML, and an unknown path in plain text.
    return undefined;
  }
}

const KINDS: Partial<Record<number, KubeErrorKind>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  409: 'conflict',
  410: 'gone',
  422: 'invalid',
  429: 'throttled',
};

function kindOf(status: number, body: StatusBody | undefined): KubeErrorKind {
  if (status === 404) {
    return body?.name ? 'not-found' : 'not-served';
  }
  return KINDS[status] ?? (status >= 500 ? 'server' : 'invalid');
}

/** What is wrong with a strictly read patch stands after a dump of the whole object. */
const BEFORE_STRICT = /^.*(?=strict decoding error: )/s;

function reasonOf(
  kind: KubeErrorKind,
  { status, credentialProblem }: RefusedResponse,
  body: StatusBody | undefined,
): string {
  if (kind === 'unauthorized') {
    return credentialProblem ?? 'the server does not accept the credential';
  }
  if (kind === 'not-served') {
    return 'the cluster does not serve it';
  }
  if (status >= 300 && status < 400) {
    return `the server redirects elsewhere (HTTP ${status}), which is not followed`;
  }
  return (
    body?.message.replace(BEFORE_STRICT, '') ||
    `the server answered HTTP ${status}`
  );
}

function retryAfterMs(
  header: string | undefined,
  body: StatusBody | undefined,
): number | undefined {
  const seconds = header === undefined ? NaN : Number(header);
  if (Number.isFinite(seconds) && seconds >= 0) {
    return seconds * 1000;
  }
  return body?.retryAfterSeconds === undefined
    ? undefined
    : body.retryAfterSeconds * 1000;
}

import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import {
  RemoteError,
  type RemoteErrorKind,
} from '../artifacts/http/RemoteError';

export interface MlflowRefusal {
  what: string;
  /** where the server is, without credentials */
  where: string;
  status: number;
  body: string;
}

const HINTS: Partial<Record<RemoteErrorKind, string>> = {
  'not-found': 'check the name in the registry',
  unauthorized: 'give a token, or a user and password, that MLflow accepts',
  forbidden: 'ask for the right to read it in MLflow',
  malformed: 'check that the address is that of an MLflow tracking server',
  server: 'try again; if it stays so, look at the logs of the tracking server',
};

const KINDS: Partial<Record<number, RemoteErrorKind>> = {
  400: 'malformed',
  401: 'unauthorized',
  403: 'forbidden',
};

/** Says that of an alias with the code for a wrong argument (mlflow/mlflow: mlflow/store/model_registry). */
const NO_ALIAS = /alias .* not found/i;

/** What a tracking server says when it does not do what it was asked. */
export function mlflowError(refusal: MlflowRefusal): RemoteError {
  const { what, where, status } = refusal;
  const { code, message } = readError(refusal.body);
  const kind = kindOf(status, code, message);
  return new RemoteError({
    kind,
    what,
    where,
    status,
    why: message ?? whyOf(kind, status),
    hint: HINTS[kind],
  });
}

function kindOf(
  status: number,
  code: string | undefined,
  message: string | undefined,
): RemoteErrorKind {
  if (code === 'RESOURCE_DOES_NOT_EXIST' || NO_ALIAS.test(message ?? '')) {
    return 'not-found';
  }
  // Whoever is not MLflow knows nothing of its paths.
  return status >= 500 ? 'server' : KINDS[status] ?? 'malformed';
}

function whyOf(kind: RemoteErrorKind, status: number): string {
  switch (kind) {
    case 'unauthorized':
      return 'MLflow wants to know who asks';
    case 'forbidden':
      return 'MLflow does not allow it';
    default:
      return `it answers with the HTTP status ${status}`;
  }
}

/** Proxies answer in HTML. */
function readError(body: string): { code?: string; message?: string } {
  try {
    const error = FieldReader.of(JSON.parse(body));
    return {
      code: error.at('error_code').string(),
      message: error.at('message').string(),
    };
  } catch {
    return {};
  }
}

/** An answer that is none of MLflow's, e.g. the page of a login. */
export function noMlflow(what: string, where: string): RemoteError {
  return new RemoteError({
    kind: 'malformed',
    what,
    where,
    why: 'the answer is none of MLflow',
    hint: HINTS.malformed,
  });
}

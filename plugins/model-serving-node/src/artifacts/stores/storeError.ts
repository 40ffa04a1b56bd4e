import { RemoteError, type RemoteErrorKind } from '../http/RemoteError';

export interface StoreRefusal {
  what: string;
  where: string;
  status: number;
  body: Buffer;
  /** what to do where the store does not let us read */
  hint: string;
}

const KINDS: Partial<Record<number, RemoteErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
};

/** What a store that speaks as S3 does says when it has no answer; its codes are XML. */
export function storeError(refusal: StoreRefusal): RemoteError {
  const { what, where, status, body, hint } = refusal;
  const kind = status >= 500 ? 'server' : KINDS[status] ?? 'malformed';
  const code = /<Code>(\w{1,60})<\/Code>/.exec(body.toString())?.[1];
  return new RemoteError({
    kind,
    what,
    where,
    status,
    why: whyOf(kind, status, code),
    hint: kind === 'not-found' ? 'check the storage URI' : hint,
  });
}

function whyOf(
  kind: RemoteErrorKind,
  status: number,
  code: string | undefined,
): string {
  switch (kind) {
    case 'not-found':
      return code === 'NoSuchBucket'
        ? 'there is no such bucket'
        : 'there is no such file';
    case 'unauthorized':
    case 'forbidden':
      return `the store does not let us read it (${
        code ?? status
      }), which it also says of files that are not there`;
    default:
      return `the store answers with ${code ?? `the HTTP status ${status}`}`;
  }
}

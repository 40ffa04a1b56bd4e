import { badRequest } from '../statusErrors';

/** Where a paged list goes on, and as of which version. */
export interface ContinueToken {
  resourceVersion: number;
  after: string;
}

export function encodeContinueToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.resourceVersion,
      start: token.after,
    }),
  ).toString('base64url');
}

export function decodeContinueToken(text: string): ContinueToken {
  try {
    const { rv, start } = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    ) as { rv: unknown; start: unknown };
    if (typeof rv === 'number' && typeof start === 'string') {
      return { resourceVersion: rv, after: start };
    }
  } catch {
    // Said below: whatever is wrong with it, the token is not one of ours.
  }
  throw badRequest('continue key is not valid');
}

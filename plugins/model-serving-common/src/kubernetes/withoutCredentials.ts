const URI = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s"'<>()]+)/gi;

const SECRET_ASSIGNMENT =
  /\b([\w-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|credentials?|signature)["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|(?:Bearer\s+|Basic\s+)?[^\s"',;&]+)/gi;

const AUTHORIZATION =
  /\b(authorization["']?\s*[:=]\s*["']?)(?:\w+\s+)?[^\s"',;]+/gi;

/**
 * A URI without what may be secret in it: user and password, query (signed URLs carry their
 * signature there) and fragment.
 *
 * @public
 */
export function uriWithoutCredentials(uri: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(uri) ?? [];
  const address = scheme === undefined ? uri : withoutUser(rest ?? '');
  return `${scheme ?? ''}${address.replace(/[?#].*$/s, '')}`;
}

/**
 * The last `@` before the path ends the user: a password may hold one itself. One that holds a
 * slash or question mark, though it should not, is told by what would be no port otherwise.
 */
function withoutUser(rest: string): string {
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const holdsPassword = /^[^[\]@]*:[^@]*[^\d@]/.test(authority);
  const searched = holdsPassword ? rest : authority;
  return rest.slice(searched.lastIndexOf('@') + 1);
}

/**
 * Free text, such as a container's last words, without what looks like a credential. It cannot
 * know every secret: quote as little of such text as serves the reader.
 *
 * @public
 */
export function textWithoutCredentials(text: string): string {
  return text
    .replace(URI, match => uriWithoutCredentials(match))
    .replace(AUTHORIZATION, '$1[removed]')
    .replace(SECRET_ASSIGNMENT, '$1[removed]');
}

import { RemoteError } from './RemoteError';

/**
 * A path within an artifact store, for a URL. A path that climbs would lead to something else of
 * the same host, with our credentials.
 *
 * @throws RemoteError
 */
export function artifactPath(
  path: string,
  what: string,
  where: string,
): string {
  const segments = path.split('/').filter(segment => segment !== '');
  if (segments.some(segment => segment === '.' || segment === '..')) {
    throw new RemoteError({
      kind: 'refused',
      what,
      where,
      why: 'its path climbs',
      hint: 'write it without dots',
    });
  }
  return segments.map(strictlyEncoded).join('/');
}

/** As AWS signs it: of ASCII only letters, digits and `-._~` stay. */
export function strictlyEncoded(segment: string): string {
  return encodeURIComponent(
    segment.replace(/\p{Surrogate}/gu, '\ufffd'),
  ).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

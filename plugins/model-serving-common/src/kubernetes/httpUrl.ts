import { plainText } from './plainText';

const LONGEST = 1000;

/**
 * A link that somebody wrote into a label or annotation, fit to be clicked on: http or https, no
 * user or password. Undefined for anything else, above all for `javascript:` and `data:`.
 *
 * @public
 */
export function httpUrl(
  text: string,
  protocols: readonly string[] = ['https:', 'http:'],
): URL | undefined {
  const trimmed = text.trim();
  if (plainText(trimmed, LONGEST) !== trimmed || trimmed.endsWith('…')) {
    // Too long, here or where it was read: what is left of it would lead elsewhere.
    return undefined;
  }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (!url || !protocols.includes(url.protocol)) {
    return undefined;
  }
  url.username = '';
  url.password = '';
  return url;
}

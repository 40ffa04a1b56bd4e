import { oneLine } from './oneLine';

const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * A value in `ENV`, `ARG`, `LABEL` or `COPY` of a Dockerfile: quoted where it needs to be, and
 * with no variable in it that Docker would put in (docs.docker.com: reference/dockerfile, escape).
 */
export function dockerValue(value: unknown): string {
  const text = oneLine(value, 'a Dockerfile');
  return PLAIN.test(text) ? text : `"${text.replace(/["\\$]/g, '\\$&')}"`;
}

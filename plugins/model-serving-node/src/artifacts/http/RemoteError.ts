import {
  plainText,
  textWithoutCredentials,
} from '@modeldeck/plugin-model-serving-common';

/** What a caller may decide on: an absence, a gap, or to try again. @public */
export type RemoteErrorKind =
  | 'not-found'
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  /** we do not ask there */
  | 'refused'
  | 'too-large'
  | 'malformed'
  | 'server';

/** @public */
export interface RemoteErrorDetails {
  kind: RemoteErrorKind;
  /** what was attempted, e.g. "read the model version fraud/3" */
  what: string;
  /** the host, or the place in an artifact store */
  where: string;
  why: string;
  /** what to do next, one imperative sentence without a full stop */
  hint?: string;
  /** HTTP status, where there was an answer */
  status?: number;
}

/**
 * Something that could not be had from a registry or an artifact store. The message is one line
 * for a person; it holds no credential and nothing that a terminal would interpret.
 *
 * @public
 */
export class RemoteError extends Error {
  readonly kind: RemoteErrorKind;
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly hint: string | undefined;
  readonly status: number | undefined;

  constructor(details: RemoteErrorDetails, options?: ErrorOptions) {
    const { kind, hint, status } = details;
    const what = clean(details.what);
    const where = clean(details.where);
    const why = clean(details.why).replace(/\.$/, '');
    const next = hint ? `; ${hint}` : '';
    super(`cannot ${what} from ${where}: ${why}${next}`, options);
    this.name = 'RemoteError';
    this.kind = kind;
    this.what = what;
    this.where = where;
    this.why = why;
    this.hint = hint;
    this.status = status;
  }
}

function clean(text: string): string {
  return plainText(textWithoutCredentials(text));
}

/** What was asked about makes no sense: there is no service in it. @public */
export class PreflightError extends Error {
  override readonly name = 'PreflightError';
  /** as errors of the other kinds say theirs */
  readonly kind = 'usage';
}

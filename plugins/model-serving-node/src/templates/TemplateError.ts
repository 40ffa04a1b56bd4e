/**
 * What is wrong with a template, with the values given to it or with the folder it is written to.
 * The message is for people: what, where, why.
 *
 * @public
 */
export class TemplateError extends Error {
  constructor(
    message: string,
    /** what to do about it, one sentence */
    readonly hint?: string,
    /** what a caller may tell errors apart by */
    readonly kind?: 'usage' | 'not-found',
  ) {
    super(message);
    this.name = 'TemplateError';
  }
}

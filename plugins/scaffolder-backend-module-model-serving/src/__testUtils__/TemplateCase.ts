/** Answers to the form of one of our templates; what is left out is at its default. */
export interface TemplateCase {
  template: string;
  /** names what is special about it */
  name: string;
  answers: Readonly<Record<string, unknown>>;
}

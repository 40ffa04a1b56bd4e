import type { ProjectSettings } from './ProjectSettings';

/** What was answered to a template's form. @public */
export type Answers = Readonly<Record<string, unknown>>;

/** Answers that make no sense together. @public */
export interface OptionProblem {
  /** fields of the form it is about, the one to change first */
  fields: readonly string[];
  /** one sentence that says why, and what to choose instead */
  reason: string;
}

/** What a template fills in: its files see these values and nothing else. @public */
export interface ProjectContent {
  values: Record<string, unknown>;
  /** names of shared parts, e.g. `ci-github`; earlier ones go before later ones */
  parts: string[];
  /** values of parts that are there several times, e.g. a Deployment for each of two versions */
  variants: Array<Record<string, unknown>>;
}

/**
 * What follows from the answers to one template. A new template is a folder of files, one of
 * these, and a line in `projectKinds.ts`.
 */
export interface ProjectKind {
  /** name of the template */
  template: string;
  problems(answers: Answers, settings: ProjectSettings): OptionProblem[];
  content(answers: Answers, settings: ProjectSettings): ProjectContent;
}

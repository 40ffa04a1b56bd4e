import type {
  ProjectSettings,
  RegistryModel,
} from '@modeldeck/plugin-model-serving-common';
import type { Project } from '../Project';
import type { ProjectFile } from '../ProjectFile';

/** What an action works with, besides its input. */
export interface StepContext {
  project: Project;
  /** what the company has configured for new projects */
  settings: ProjectSettings;
  /** files below a folder of the template, as a step names it */
  readTemplate(path: string): Promise<ProjectFile[]>;
  /** where the parts are that our templates share */
  partsFolder: string;
  /**
   * Asks the model registry; absent where there is none to ask.
   *
   * @throws RemoteError where it has no such model, or does not answer
   */
  findModel?(uri: string): Promise<RegistryModel>;
  /** Tells whoever runs the template something that is no file. */
  remark(sentence: string): void;
}

/**
 * What one kind of step does on a person's own machine. Its id and its input are those of
 * Backstage's action of the same name; a new one is a file and a line in `stepActions.ts`.
 */
export interface StepAction {
  id: string;
  run(
    input: Readonly<Record<string, unknown>>,
    context: StepContext,
  ): Promise<Readonly<Record<string, unknown>>>;
}

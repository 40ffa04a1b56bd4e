import {
  type Answers,
  type LoadableModel,
  optionProblems,
  type ProjectContent,
  projectContent,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import { TemplateError } from '../TemplateError';
import type { StepAction } from './StepAction';

/**
 * `model-serving:project`: what follows from the answers to one of our templates, and from what
 * the company has configured for new projects.
 */
export const projectStep: StepAction = {
  id: 'model-serving:project',
  async run({ template, answers, model }, { settings }) {
    const given = withRegistered(
      (answers ?? {}) as Answers,
      model as RegisteredAnswer | undefined,
    );
    const forge = likelyForge(given.repoUrl);
    return {
      ...projectValues(String(template), given, settings),
      ...(forge && { forge }),
    };
  },
};

/**
 * What kind of host a repository is to be on. Only a portal publishes, and it knows its hosts; here
 * a good guess tells which of its steps is left to it.
 */
function likelyForge(repoUrl: unknown): string | undefined {
  if (typeof repoUrl !== 'string' || repoUrl === '') {
    return undefined;
  }
  const [host = ''] = repoUrl.split('?');
  const named = [
    ['gitlab', 'gitlab'],
    ['gitea', 'gitea'],
    ['bitbucket.org', 'bitbucketCloud'],
    ['bitbucket', 'bitbucketServer'],
    ['azure', 'azure'],
  ].find(([mark = '']) => host.includes(mark));
  return named?.[1] ?? 'github';
}

/** @public */
export type RegisteredAnswer = Pick<
  LoadableModel,
  'name' | 'version' | 'storageUri'
>;

/**
 * Answers with the place and the version of a registered model in place of the URI by which a
 * registry knows it: no model server loads by that.
 *
 * @public
 */
export function withRegistered(
  answers: Answers,
  model: RegisteredAnswer | undefined,
): Answers {
  if (model) {
    const { name, version, storageUri } = model;
    return {
      ...answers,
      storageUri,
      modelVersion: version,
      registeredModel: name,
    };
  }
  if (isRegistryUri(answers.storageUri)) {
    throw new TemplateError(
      `The template does not ask the model registry where ${answers.storageUri} lies`,
      'Add a step model-serving:resolve-model, and give its output to model-serving:project as model',
    );
  }
  return answers;
}

function isRegistryUri(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('models:/');
}

/**
 * @throws TemplateError that tells every combination of answers that makes no sense
 * @public
 */
export function projectValues(
  template: string,
  answers: Answers,
  settings: ProjectSettings,
): ProjectContent {
  const problems = optionProblems(template, answers, settings);
  if (problems.length > 0) {
    throw new TemplateError(
      problems
        .map(({ fields, reason }) => `${fields.join(', ')}: ${reason}`)
        .join('; '),
      undefined,
      'usage',
    );
  }
  const content = projectContent(template, answers, settings);
  if (!content) {
    throw new TemplateError(
      `model-serving:project knows no template ${JSON.stringify(template)}`,
    );
  }
  // Templates take plain data only: what is not there must not stand there as undefined.
  return JSON.parse(JSON.stringify(content));
}

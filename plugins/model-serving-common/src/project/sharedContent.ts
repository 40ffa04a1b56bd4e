import { numberAnswer, textAnswer } from './answers';
import { canaryAnnotations, canaryValues } from './canaryValues';
import { pipelineTargets } from './pipelineTargets';
import type { Answers, ProjectContent } from './ProjectKind';
import type { ProjectSettings } from './ProjectSettings';
import { startupValues } from './startupValues';

/** What differs from template to template. */
export interface SharedOptions {
  /** as `kubectl model` takes it before the name, e.g. `isvc`; empty: the name is enough */
  kind: string;
  /** folder of all manifests */
  deployFolder: string;
  /** whether new versions are judged beside the former one */
  canaries: boolean;
  /** whether the project builds an image */
  hasImage: boolean;
  language: 'Python' | 'R';
}

/** What every project has, whatever serves its model. */
export function sharedContent(
  answers: Answers,
  settings: ProjectSettings,
  options: SharedOptions,
): ProjectContent {
  const name = textAnswer(answers, 'name');
  const delivery = textAnswer(answers, 'delivery') || 'kubectl';
  const ci = textAnswer(answers, 'ci') || 'github';
  const canary = canaryValues(answers);
  const targets = pipelineTargets({
    ...options,
    ...canary,
    applies: delivery === 'kubectl',
  });
  return {
    values: {
      ...options,
      ...identityOf(answers),
      name,
      service: options.kind === '' ? name : `${options.kind}/${name}`,
      title: textAnswer(answers, 'title') || name,
      image: `${settings.imageRegistry}/${name}`,
      registryHost: settings.imageRegistry.split('/')[0],
      testImage: settings.baseImages[options.language === 'R' ? 'r' : 'python'],
      ci,
      delivery,
      targets,
      startup: startupValues(numberAnswer(answers, 'loadSeconds', 30)),
      canary,
      canaryAnnotations: canaryAnnotations(answers),
      settings,
    },
    parts: [
      'project',
      `ci-${ci}`,
      ...(delivery === 'argocd' ? ['delivery-argocd'] : []),
      ...(options.canaries ? [`canary-${delivery}`] : []),
      ...(options.hasImage && options.language === 'Python'
        ? ['image-python']
        : []),
    ],
    variants: [],
  };
}

function identityOf(answers: Answers) {
  return {
    description: textAnswer(answers, 'description'),
    owner: textAnswer(answers, 'owner'),
    system: textAnswer(answers, 'system'),
    namespace: textAnswer(answers, 'namespace'),
    modelVersion: textAnswer(answers, 'modelVersion'),
    registeredModel: textAnswer(answers, 'registeredModel'),
    repository: repositoryOf(answers),
  };
}

/** Of `host?owner=o&repo=r`, as the portal's picker has it; empty where none was chosen. */
function repositoryOf(answers: Answers): string {
  const [host = '', query = ''] = textAnswer(answers, 'repoUrl').split('?');
  const parts = new URLSearchParams(query);
  const path = ['organization', 'project', 'workspace', 'owner', 'repo']
    .flatMap(part => parts.get(part) ?? [])
    .join('/');
  return host === '' || path === '' ? '' : `https://${host}/${path}`;
}

import { join } from 'node:path/posix';
import type { Project } from '../Project';
import type { ProjectFile } from '../ProjectFile';
import { renderFiles, type RenderFilesOptions } from '../renderFiles';
import { TemplateError } from '../TemplateError';
import type { StepAction } from './StepAction';

type Input = Readonly<Record<string, unknown>>;

/** `fetch:template`: a folder of the template, filled in. */
export const fetchTemplate: StepAction = {
  id: 'fetch:template',
  async run(input, context) {
    const files = await context.readTemplate(localPath(input));
    addRendered(files, input, context.project);
    return {};
  },
};

/** `fetch:plain`: a folder of the template as it is. */
export const fetchPlain: StepAction = {
  id: 'fetch:plain',
  async run(input, context) {
    const files = await context.readTemplate(localPath(input));
    add(files, input, context.project, true);
    return {};
  },
};

/** Adds files that were filled in, by the input that `fetch:template` takes. */
export function addRendered(
  files: readonly ProjectFile[],
  input: Input,
  project: Project,
): void {
  const options = input as unknown as RenderFilesOptions;
  add(
    renderFiles(files, { ...options, values: options.values ?? {} }),
    input,
    project,
    input.replace === true,
  );
}

function add(
  files: readonly ProjectFile[],
  { targetPath = '' }: Input,
  project: Project,
  replace: boolean,
): void {
  for (const file of files) {
    project.add(
      {
        ...file,
        path: `${targetPath}`.concat('/', file.path).replace(/^\.?\//, ''),
      },
      { replace },
    );
  }
}

/** A template on a person's machine brings its files along; what is elsewhere is not fetched. */
function localPath({ url }: Input): string {
  if (typeof url !== 'string' || /^[a-z][a-z\d+.-]*:/i.test(url)) {
    throw new TemplateError(
      `The template reads ${JSON.stringify(url)}, which is not within it`,
      'Copy those files into the template, and name them by a path such as ./skeleton',
    );
  }
  return join('.', url);
}

import type { PreparedTemplateContext, TemplateRenderer } from 'nunjitsu';
import picomatch from 'picomatch';
import { createRenderer, type RenderOptions } from './createRenderer';
import { type ProjectFile, textFile, textOf } from './ProjectFile';
import { TemplateError } from './TemplateError';

/** As `fetch:template` of Backstage takes them. */
export interface RenderFilesOptions extends RenderOptions {
  values: Readonly<Record<string, unknown>>;
  /** globs of files whose names are filled in, and whose contents are left as they are */
  copyWithoutTemplating?: readonly string[];
  /** only files whose names end so are templates, and lose it; `true` is `.njk` */
  templateFileExtension?: string | boolean;
}

/**
 * Fills values into the names and the texts of a template's files, with the rules of Backstage's
 * `fetch:template` (plugins/scaffolder-backend: fetch/templateActionHandler): a file whose name
 * comes out empty, or with an empty part, is left out.
 *
 * @throws TemplateError that names the file, where one cannot be filled in
 */
export function renderFiles(
  files: readonly ProjectFile[],
  options: RenderFilesOptions,
): ProjectFile[] {
  const { values, cookiecutterCompat } = options;
  const renderer = createRenderer({
    cookiecutterCompat,
    trimBlocks: options.trimBlocks,
    lstripBlocks: options.lstripBlocks,
  });
  const context = renderer.prepareContext({
    [cookiecutterCompat ? 'cookiecutter' : 'values']: values as never,
  });
  const isTemplate = templateTest(options);
  return files.flatMap(file => {
    const template = isTemplate(file.path);
    const path = render(renderer, context, file.path, template.name);
    if (isLeftOut(path)) {
      return [];
    }
    const text = template.contents ? textOf(file) : undefined;
    return text === undefined
      ? [{ ...file, path }]
      : [
          textFile(
            path,
            render(renderer, context, file.path, text),
            file.executable,
          ),
        ];
  });
}

function isLeftOut(path: string): boolean {
  return path.startsWith('/') || path.includes('//') || /^$|\/$/.test(path);
}

/** Which files are filled in, and what their names are before values are put in. */
function templateTest({
  copyWithoutTemplating = [],
  templateFileExtension,
}: RenderFilesOptions) {
  const extension =
    templateFileExtension === true ? 'njk' : templateFileExtension;
  if (extension) {
    const ending = `.${extension.replace(/^\./, '')}`;
    return (path: string) =>
      path.endsWith(ending)
        ? { contents: true, name: path.slice(0, -ending.length) }
        : { contents: false, name: path };
  }
  const isCopied = picomatch([...copyWithoutTemplating], { dot: true });
  return (path: string) => ({ contents: !isCopied(path), name: path });
}

function render(
  renderer: TemplateRenderer,
  context: PreparedTemplateContext,
  path: string,
  text: string,
): string {
  try {
    return renderer.render(text, context);
  } catch (error) {
    throw new TemplateError(
      `The template's ${path} cannot be filled in: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

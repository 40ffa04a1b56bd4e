import {
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { lintFiles, type ProjectTexts } from './Lint';

/** Pages of TechDocs that are not there, and links that lead nowhere. */
export function documentProblems(files: ProjectTexts): string[] {
  return [
    ...lintFiles(files, /^mkdocs\.yml$/, text =>
      navigationProblems(text, files),
    ),
    ...lintFiles(files, /\.md$/, (text, path) => [
      ...linkProblems(text, path, files),
      ...tableProblems(text),
    ]),
  ];
}

function navigationProblems(text: string, files: ProjectTexts): string[] {
  const { nav = [] } = parse(text) as { nav?: Record<string, string>[] };
  const pages = nav.flatMap(entry => Object.values(entry));
  const written = Object.keys(files)
    .filter(path => /^docs\/.*\.md$/.test(path))
    .map(path => path.slice('docs/'.length));
  return [
    ...pages
      .filter(page => !written.includes(page))
      .map(page => `${page} is not there`),
    ...written
      .filter(page => !pages.includes(page))
      .map(page => `docs/${page} is on no page`),
  ];
}

function linkProblems(
  text: string,
  path: string,
  files: ProjectTexts,
): string[] {
  const links = [...text.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)].map(
    ([, to = '']) => to,
  );
  return links
    .filter(to => !/^(https?:|mailto:|#)/.test(to))
    .map(to => posix.join(posix.dirname(path), to.replace(/#.*$/, '')))
    .filter(to => !isThere(to, files))
    .map(to => `leads to ${to}, which is not there`);
}

/** What a README's first column says is where: `` `src/model.py`, `model/` ``. */
function tableProblems(text: string): string[] {
  const widths = text
    .split('\n')
    .map(line => (line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0));
  return widths
    .map((width, index) => ({ width, before: widths[index - 1] ?? 0, index }))
    .filter(({ width, before }) => width > 0 && before > 0 && width !== before)
    .map(
      ({ index }) => `line ${index + 1} has other columns than the one before`,
    );
}

/** Every path that a README's list of what is here names. */
export function readmeProblems(files: ProjectTexts): string[] {
  return lintFiles(files, /^README\.md$/, text => {
    const [, list = ''] =
      /\n## What is here\n([\s\S]*?)(\n## |$)/.exec(text) ?? [];
    const rows = list.split('\n').filter(line => line.startsWith('| `'));
    const named = rows.flatMap(row =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(
        m => m[1] ?? '',
      ),
    );
    return [
      ...(named.length > 0 ? [] : ['does not say what is here']),
      ...named
        .filter(path => !isThere(path, files))
        .map(path => `says that ${path} is here`),
    ];
  });
}

function isThere(path: string, files: ProjectTexts): boolean {
  const folder = path.replace(/\/?$/, '/');
  return (
    path === '.' ||
    files[path] !== undefined ||
    Object.keys(files).some(name => name.startsWith(folder))
  );
}

const POLICIES = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/** What the catalogue itself would refuse. */
export async function catalogProblems(files: ProjectTexts): Promise<string[]> {
  const entity = parse(files['catalog-info.yaml'] ?? '') as Entity;
  try {
    await POLICIES.enforce(entity);
    if (!(await componentEntityV1alpha1Validator.check(entity))) {
      return ['catalog-info.yaml: is no Component'];
    }
    parseEntityRef(String(entity.spec?.owner), {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return [];
  } catch (error) {
    return [`catalog-info.yaml: ${(error as Error).message}`];
  }
}

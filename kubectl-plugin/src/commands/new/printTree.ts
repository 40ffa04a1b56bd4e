import type { ProjectFile } from '@modeldeck/plugin-model-serving-node';
import { branchTo } from '../../printers/branches';
import { printLine, span } from '../../printers/line';
import type { Screen } from '../../terminal/Screen';

interface Folder {
  folders: Map<string, Folder>;
  files: Array<{ name: string; file: ProjectFile }>;
}

/** Files as a tree, folders before the files beside them. */
export function printTree(
  root: string,
  files: readonly ProjectFile[],
  screen: Screen,
): string {
  return [
    printLine([span(root, 'strong')], screen),
    ...linesOf(treeOf(files), '', screen),
  ].join('');
}

function treeOf(files: readonly ProjectFile[]): Folder {
  const root = emptyFolder();
  for (const file of files) {
    const parts = file.path.split('/');
    const name = parts.pop() ?? '';
    const folder = parts.reduce(child, root);
    folder.files.push({ name, file });
  }
  return root;
}

function child(folder: Folder, name: string): Folder {
  const known = folder.folders.get(name) ?? emptyFolder();
  folder.folders.set(name, known);
  return known;
}

function emptyFolder(): Folder {
  return { folders: new Map(), files: [] };
}

function linesOf(folder: Folder, before: string, screen: Screen): string[] {
  const entries = [
    ...[...folder.folders].map(([name, inner]) => ({ name, inner })),
    ...folder.files.map(({ name, file }) => ({ name, file })),
  ];
  return entries.flatMap((entry, index) => {
    const branch = branchTo(index === entries.length - 1, screen);
    const head = span(before + branch.here, 'quiet');
    if ('file' in entry) {
      const mark = entry.file.executable ? '*' : '';
      return [printLine([head, span(entry.name + mark)], screen)];
    }
    return [
      printLine([head, span(`${entry.name}/`, 'strong')], screen),
      ...linesOf(entry.inner, before + branch.below, screen),
    ];
  });
}

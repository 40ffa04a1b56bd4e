import type {
  MadeProject,
  ProjectFile,
  Template,
} from '@modeldeck/plugin-model-serving-node';
import type { Host } from '../../cli/Host';
import type { NewOperation } from '../../cli/Operation';
import { printDocument } from '../../printers/printDocument';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { printTree } from './printTree';

export interface Made {
  template: Template;
  values: Readonly<Record<string, unknown>>;
  made: MadeProject;
  folder: string;
}

/** What was made, or would be: data on stdout, what to do next on stderr. */
export async function printMade(
  result: Made,
  operation: NewOperation,
  host: Host,
): Promise<void> {
  host.stdout.write(await resultText(result, operation, host));
  for (const line of remarks(result, operation)) {
    host.stderr.write(`${printable(line)}\n`);
  }
}

async function resultText(
  { template, values, made, folder }: Made,
  { output, dryRun, color }: NewOperation,
  host: Host,
): Promise<string> {
  const { files } = made;
  switch (output.kind) {
    case 'json':
    case 'yaml':
      return printDocument(
        {
          apiVersion: 'modeldeck.io/v1alpha1',
          kind: 'Project',
          template: template.name,
          folder,
          written: !dryRun,
          values,
          files: files.map(fileSummary),
          leftOut: made.leftOut,
        },
        output.kind,
      );
    case 'name':
      return files.map(({ path }) => `${printable(path)}\n`).join('');
    default:
      return dryRun
        ? printTree(folder, files, screenOf(host, color))
        : `${printable(folder)}: ${files.length} files made from ${printable(
            template.name,
          )}\n`;
  }
}

function fileSummary({ path, content, executable }: ProjectFile) {
  return { path, bytes: content.length, executable };
}

function remarks(
  { made, folder }: Made,
  { dryRun, output }: NewOperation,
): string[] {
  const leftOut = made.leftOut.map(({ name }) => name);
  const lines = made.remarks.map(remark => `${remark}.`);
  if (leftOut.length > 0) {
    lines.push(
      `Left to the portal, which alone can do it: ${leftOut.join(', ')}.`,
    );
  }
  if (dryRun) {
    return [...lines, 'Nothing was written: --dry-run.'];
  }
  const hasReadme = made.files.some(({ path }) => path === 'README.md');
  return output.kind === 'table' && hasReadme
    ? [...lines, `Next: read ${folder}/README.md.`]
    : lines;
}

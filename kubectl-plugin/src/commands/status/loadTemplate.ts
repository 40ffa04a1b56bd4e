import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { OutputFormat } from '../../cli/OutputFormat';
import { parseCustomColumns } from '../../jsonpath/customColumns';
import { parseTemplate } from '../../jsonpath/parseTemplate';
import type { StatusPrinterOptions } from '../../printers/StatusPrinter';

type LoadedFormat = StatusPrinterOptions['output'];

/** The output format with its template read and understood. Throws CommandError. */
export async function loadTemplate(
  output: OutputFormat,
  host: Host,
): Promise<LoadedFormat> {
  const loaded = 'path' in output ? await readTemplate(output, host) : output;
  try {
    if (loaded.kind === 'custom-columns') {
      parseCustomColumns(loaded.template);
    } else if ('template' in loaded) {
      parseTemplate(loaded.template);
    }
  } catch (error) {
    throw new CommandError('usage', (error as Error).message);
  }
  return loaded;
}

async function readTemplate(
  { kind, path }: Extract<OutputFormat, { path: string }>,
  host: Host,
): Promise<LoadedFormat> {
  const content = await host.readFile(path).catch(error => {
    throw new CommandError(
      'usage',
      `cannot read the template: ${error.message}`,
    );
  });
  return kind === 'jsonpath-file'
    ? { kind: 'jsonpath', template: content }
    : { kind: 'custom-columns', template: specOfFile(content, path) };
}

/** Titles in the first line and paths, column by column, in the second. */
function specOfFile(content: string, path: string): string {
  const [titles = [], paths = []] = content
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  if (titles[0] === '' || titles.length !== paths.length) {
    throw new CommandError(
      'usage',
      `${path}: needs a line of column titles and a line of as many paths`,
    );
  }
  return titles.map((title, index) => `${title}:${paths[index]}`).join(',');
}
